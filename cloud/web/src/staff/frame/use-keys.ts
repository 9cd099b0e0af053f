import { useEffect, useRef } from 'react'

/** A second key counts as belonging to the first for this long. */
const pairWithinMs = 1_200

/**
 * Listens for single keys, or pairs such as `g p`, while nobody writes. Physical keys: a Russian keyboard works the same.
 * @param keys what each does: `?`, `Mod+k`, `g p`
 * @param options `inDialog`: the keys belong to what is in a dialog, and to nothing under it
 */
export function useKeys(
  keys: Readonly<Record<string, () => void>>,
  { inDialog = false }: { inDialog?: boolean } = {},
): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    let first = ''
    let firstAtMs = 0
    const listen = (event: KeyboardEvent) => {
      const name = nameOf(event)
      if (
        event.defaultPrevented ||
        name === undefined ||
        ((isWriting(event) || isInDialog(event) !== inDialog) && !name.startsWith('Mod+'))
      )
        return
      const pair = event.timeStamp - firstAtMs < pairWithinMs ? `${first} ${name}` : name
      const act = latest.current[pair] ?? latest.current[name]
      first = name
      firstAtMs = event.timeStamp
      if (!act) return
      event.preventDefault()
      first = ''
      act()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [inDialog])
}

function nameOf(event: KeyboardEvent): string | undefined {
  if (event.altKey) return undefined
  if (event.key === '?' || (event.code === 'Slash' && event.shiftKey)) return '?'
  if (event.code === 'Slash') return '/'
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase()
  const name = letter ?? event.key
  if (event.ctrlKey || event.metaKey) return `Mod+${name}`
  return name
}

function isWriting({ target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName)
}

function isInDialog({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLElement && target.closest('[role="dialog"]') !== null
}
