import { type RefObject, useEffect, useRef, useState } from 'react'

/** So many rows stand on the page at first, and so many more each time its end comes near. */
const portion = 150
/** CSS pixels below the screen: the next rows are there before the eye is. */
const ahead = '600px'

/**
 * A long list a portion at a time: thousands of rows at once would hold the page up.
 * @returns the rows that stand on the page, and what marks its end (undefined once all stand there)
 */
export function useWindow<Row>(rows: readonly Row[]): {
  shown: readonly Row[]
  end: RefObject<HTMLDivElement | null> | undefined
} {
  const [count, setCount] = useState(portion)
  const end = useRef<HTMLDivElement>(null)
  const isWhole = rows.length <= count
  useEffect(() => {
    if (isWhole || end.current === null) return
    const watch = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && setCount((before) => before + portion),
      { rootMargin: ahead },
    )
    watch.observe(end.current)
    return () => watch.disconnect()
  }, [isWhole, count])
  return { shown: isWhole ? rows : rows.slice(0, count), end: isWhole ? undefined : end }
}
