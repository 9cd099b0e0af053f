import type { Context as HonoContext } from 'hono'

/** Adds Set-Cookie values to the answer. */
export function setCookies(c: HonoContext, cookies: readonly string[]): void {
  // An answer that signs somebody in must not be handed to the next one by a cache on the way.
  c.header('cache-control', 'no-store')
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
}
