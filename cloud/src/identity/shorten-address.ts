import { isIP } from 'node:net'

/**
 * An address as far as it helps to tell «home» from «somewhere else»: `203.0.113.*`, `2001:db8:*`.
 * The whole of it is nobody's business on a screen. Null for what is no address.
 */
export function shortenAddress(address: string | null): string | null {
  const text = address ?? ''
  if (isIP(text) === 4) return text.replace(/\d+$/, '*')
  if (isIP(text) !== 6) return null
  // A zero group may be left out (RFC 5952): what stands before `::` is all there is then.
  const groups = (text.split('::')[0] ?? '').split(':').filter((group) => group !== '')
  return [...groups.slice(0, 3), '*'].join(':')
}
