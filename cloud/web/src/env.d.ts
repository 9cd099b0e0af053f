/** Version of the product, put in by the build. */
declare const __APP_VERSION__: string

/** A part of a language's texts: `build/split-texts.ts`. */
declare module '*.json?first' {
  const texts: object
  export default texts
}

declare module '*.json?rest' {
  const texts: object
  export default texts
}
