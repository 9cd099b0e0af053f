import type { Context as HonoContext } from 'hono'
import { chooseLanguage } from '../platform/http/index.ts'
import type { Identity } from './identity.ts'
import type { SignInPlace } from './start-session.ts'

/** What the routes of sign-in share. */
export interface AuthDeps {
  identity: Identity
  /** Who really asks; see `requestAddress`. */
  addressOf: (c: HonoContext) => string
}

/** Where somebody signs in from. */
export function placeOf(c: HonoContext, { addressOf }: AuthDeps, isRemembered: boolean): SignInPlace {
  return { address: addressOf(c), userAgent: c.req.header('user-agent'), isRemembered }
}

/** Who asks for a message, and in which language. */
export function askerOf(c: HonoContext, { addressOf }: AuthDeps) {
  return { address: addressOf(c), language: languageOf(c) }
}

export function languageOf(c: HonoContext) {
  return chooseLanguage(c.req.header('accept-language'))
}
