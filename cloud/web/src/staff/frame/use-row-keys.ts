import { type RefObject, useEffect, useRef } from 'react'

const moves: Record<string, number> = { KeyJ: 1, KeyK: -1, ArrowDown: 1, ArrowUp: -1 }

/** Walks a table's rows by j and k (or the arrows, once inside), chooses by x. The focus stands on what opens a row. */
export function useRowKeys(onToggle: (id: string) => void): RefObject<HTMLTableSectionElement | null> {
  const body = useRef<HTMLTableSectionElement>(null)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event)) return
      const rows = [...(body.current?.querySelectorAll<HTMLElement>('tr[data-row]') ?? [])]
      const at = rows.findIndex((row) => row.contains(document.activeElement))
      const move = moves[event.code]
      if (move !== undefined && (at !== -1 || event.code.startsWith('Key'))) {
        event.preventDefault()
        const next = rows[Math.min(Math.max(at + move, 0), rows.length - 1)]
        // What opens the row first; a list that opens nothing is walked by its boxes.
        const target =
          next?.querySelector<HTMLElement>('[data-opens]') ?? next?.querySelector<HTMLElement>('a, button, input')
        target?.focus()
      } else if (event.code === 'KeyX' && at !== -1) {
        event.preventDefault()
        onToggle(rows[at]?.dataset.row ?? '')
      }
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [onToggle])
  return body
}

/** Where keys are written, or belong to something else. */
function isElsewhere({ target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox'
  return target.closest('[role="dialog"], [role="menu"], [role="listbox"], textarea, select') !== null
}
