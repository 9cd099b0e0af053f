import { sessionCookie } from './auth.ts'

/** Of the cookies that better-auth wants to set, ours; it also clears some that we never set. */
export function sessionCookies(headers: Headers): string[] {
  return headers.getSetCookie().filter((cookie) => cookie.startsWith(`${sessionCookie}=`))
}
