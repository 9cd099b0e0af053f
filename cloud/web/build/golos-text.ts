import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { packWoff2 } from './woff2.ts'

const weights = new Map([
  ['400', '400Regular/GolosText_400Regular.ttf'],
  ['600', '600SemiBold/GolosText_600SemiBold.ttf'],
])

/**
 * Packs the Golos Text of the npm package (whole TTFs) as WOFF2 before Vite looks at the page, so that `golos-text/400.woff2`
 * is an asset like any other: hashed and precached.
 */
export function golosText(root: string): Plugin {
  const folder = join(root, 'node_modules/.golos-text')
  return {
    name: 'domovoy:golos-text',
    config() {
      const require = createRequire(join(root, 'package.json'))
      mkdirSync(folder, { recursive: true })
      for (const [weight, file] of weights) {
        const ttf = readFileSync(require.resolve(`@expo-google-fonts/golos-text/${file}`))
        writeFileSync(join(folder, `${weight}.woff2`), packWoff2(ttf))
      }
      return { resolve: { alias: { 'golos-text': folder } } }
    },
  }
}
