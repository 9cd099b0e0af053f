import { sessionCookie } from './auth.ts'

/**
 * Stands beside the session's cookie and ends with it, for the page to read: it need not ask who is signed in to learn that
 * nobody is. It is no secret, and nobody here believes it.
 */
const hintCookie = 'domovoy-signed-in'

/** Of the cookies that better-auth wants to set, ours with its hint; it also clears some that we never set. */
export function sessionCookies(headers: Headers): string[] {
  const ours = headers.getSetCookie().filter((cookie) => cookie.startsWith(`${sessionCookie}=`))
  return ours.flatMap((cookie) => [cookie, hintBeside(cookie)])
}

export function hintBeside(cookie: string): string {
  const [pair, ...attributes] = cookie.split('; ')
  const value = pair === `${sessionCookie}=` ? '' : '1'
  return [`${hintCookie}=${value}`, ...attributes.filter((it) => it !== 'HttpOnly')].join('; ')
}
