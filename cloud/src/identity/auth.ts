import { drizzleAdapter } from '@better-auth/drizzle-adapter/relations-v2'
import { type BetterAuthOptions, betterAuth } from 'better-auth/minimal'
import { phoneNumber } from 'better-auth/plugins/phone-number'
import type { Logger } from 'pino'
import { uuidv7 } from 'uuidv7'
import type { Database } from '../platform/database/index.ts'
import { withHashedTokens } from './hashed-tokens.ts'
import type { IdentityKeys } from './keys.ts'
import { session, signInMethod, user, verification } from './tables.ts'

/** `__Host-`: only this host, only over a secure connection, for the whole site (RFC 6265bis §4.1.3.2). */
export const sessionCookie = '__Host-domovoy'
export const sessionLivesS = 30 * 24 * 60 * 60
/** A session used again after a day lives another 30. */
export const sessionRenewedAfterS = 24 * 60 * 60
/** The only way a client's address reaches better-auth: it must not read forwarding headers that anybody can write. */
const addressHeader = 'x-domovoy-client-address'

/** better-auth wants an address made up for whoever has none; null says it as it is. */
const noEmail: Record<string, unknown> = { email: null }

export interface AuthOptions {
  db: Database
  keys: IdentityKeys
  log: Logger
  publicUrl: string
  /** Whether this ticket stands for a code of this phone that `judgeCode` has found right. */
  isJudged: (phone: string, ticket: string) => boolean
}

export type Auth = ReturnType<typeof createAuth>

/**
 * better-auth, for what it is good at: making users and sessions, signing the cookie, prolonging and ending.
 * Its HTTP routes are mounted nowhere; codes and limits are our own (docs/decisions/0003-sign-in.md).
 */
export function createAuth({ db, keys, log, publicUrl, isJudged }: AuthOptions) {
  const schema = { user, session, account: signInMethod, verification }
  const adapter = drizzleAdapter(db.orm, { provider: 'pg', schema })
  return betterAuth({
    baseURL: publicUrl,
    secret: keys.cookies,
    database: (options: BetterAuthOptions) => withHashedTokens(adapter(options), keys),
    logger: { level: 'warn', log: (level, message, ...details) => log[level]({ details }, `better-auth: ${message}`) },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    session: {
      expiresIn: sessionLivesS,
      updateAge: sessionRenewedAfterS,
      fields: { token: 'tokenHash' },
    },
    account: { fields: { accountId: 'subject', providerId: 'provider' } },
    databaseHooks: {
      user: { create: { before: async (created) => ({ data: created.email ? created : { ...created, ...noEmail } }) } },
    },
    plugins: [
      phoneNumber({
        sendOTP: () => {
          throw new Error('codes are sent by request-code')
        },
        verifyOTP: async ({ phoneNumber: phone, code: ticket }) => isJudged(phone, ticket),
        signUpOnVerification: { getTempEmail: () => '', getTempName: () => '' },
        schema: { user: { fields: { phoneNumber: 'phone', phoneNumberVerified: 'phoneVerified' } } },
      }),
    ],
    advanced: {
      useSecureCookies: false, // would put `__Secure-` in front of the name; Secure itself is set below
      cookies: {
        session_token: {
          name: sessionCookie,
          attributes: { secure: true, httpOnly: true, sameSite: 'lax', path: '/' },
        },
      },
      database: { generateId: () => uuidv7() },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
  })
}
