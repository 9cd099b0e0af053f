import { type RefObject, useEffect, useRef } from 'react'

/** Brings whoever sent a form to the first field that is wrong. */
export function useFocusWrong(error: unknown): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [error])
  return form
}
