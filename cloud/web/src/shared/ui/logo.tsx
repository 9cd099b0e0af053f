import classes from './logo.module.css'

/** The spirit that keeps the house, looking out of its door. Decorative: the name stands beside it. */
export function Logo({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 512 512" aria-hidden="true" focusable="false">
      <rect width="512" height="512" rx="128" fill="#26459c" />
      <path
        d="M232.8 98.4 112.9 194.3A44 44 0 0 0 96.4 228.7V380a44 44 0 0 0 44 44H371.6a44 44 0 0 0 44-44V228.700a44 44 0 0 0-16.5-34.4L279.2 98.4a37 37 0 0 0-46.4 0Z"
        fill="#fbf3e4"
      />
      <path d="M172 424V292a84 84 0 0 1 168 0V424Z" fill="#172c66" />
      <g className={classes.eye}>
        <circle cx="224" cy="306" r="24" fill="#ffb347" />
        <circle cx="230" cy="300" r="9" fill="#172c66" />
        <circle cx="288" cy="306" r="24" fill="#ffb347" />
        <circle cx="294" cy="300" r="9" fill="#172c66" />
      </g>
    </svg>
  )
}
