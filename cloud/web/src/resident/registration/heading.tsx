import { useEffect, useRef } from 'react'

/** The heading of a screen that comes in the place of another: it takes up the focus that went with it, and is read out. */
export function Heading({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  )
}
