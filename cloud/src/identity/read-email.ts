/** RFC 5321 §4.5.3.1: 64 before the sign, 254 in all. */
const longest = 254
const local = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u
const domain = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]{0,61}[\p{L}\p{N}]$/u

/**
 * An e-mail address as people type it: spaces around and marks nobody sees are taken off, letters become small.
 * @returns null for what is no address
 */
export function readEmail(text: string): string | null {
  if (text.length > 2 * longest) return null
  const email = text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .trim()
    .toLowerCase()
  const at = email.lastIndexOf('@')
  const [name, host] = [email.slice(0, at), email.slice(at + 1)]
  const isOne = at > 0 && at <= 64 && email.length <= longest && local.test(name) && domain.test(host)
  return isOne ? email : null
}
