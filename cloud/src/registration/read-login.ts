/**
 * A login as people choose it: small Latin letters, digits, dots, hyphens and underscores, a letter first, so that it is
 * neither a phone number nor an account's.
 * @returns null for what cannot be one
 */
export function readLogin(text: string): string | null {
  const login = text
    .slice(0, 200)
    .replaceAll(/\p{Cf}/gu, '')
    .trim()
    .toLowerCase()
  return /^[a-z][a-z0-9._-]{2,31}$/.test(login) ? login : null
}
