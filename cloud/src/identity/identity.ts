import type { Logger } from 'pino'
import { type Captcha, createCaptcha } from '../platform/captcha/index.ts'
import type { Database } from '../platform/database/index.ts'
import { createRefusalMemory, type RefusalMemory } from '../platform/limits/index.ts'
import { type ActorCache, createActorCache } from './actor-cache.ts'
import { type Auth, createAuth } from './auth.ts'
import type { IdentityMessages } from './identity-messages.ts'
import { deriveKeys, type IdentityKeys } from './keys.ts'
import { createPasswordHasher, type PasswordHasher } from './password-hasher.ts'
import type { PasswordRules } from './password-rules.ts'

export interface IdentityOptions {
  db: Database
  log: Logger
  /** At least 32 random characters, the same on every node and after every restart; else all sessions end. */
  secret: string
  messages: IdentityMessages
  publicUrl: string
  /** What the companies that a person belongs to ask of passwords; left out: nothing. */
  companyRules?: Identity['companyRules']
}

/** What the verbs of sign-in share. */
export interface Identity {
  auth: Auth
  keys: IdentityKeys
  messages: IdentityMessages
  actors: ActorCache
  refusals: RefusalMemory
  /** Phones whose code was found right a moment ago, by the ticket that tells better-auth so. */
  judged: Map<string, string>
  passwords: PasswordHasher
  companyRules: (userId: string) => Promise<readonly PasswordRules[]>
  captcha: Captcha
  /** What is being done that no answer waits for; see `inBackground`. */
  background: Set<Promise<unknown>>
  /** Where links in letters lead, without a slash at the end. */
  publicUrl: string
}

export function createIdentity(options: IdentityOptions): Identity {
  const { db, log, secret, messages, publicUrl, companyRules = async () => [] } = options
  const keys = deriveKeys(secret)
  const judged = new Map<string, string>()
  const isJudged = (phone: string, ticket: string) => judged.get(ticket) === phone
  const others = {
    passwords: createPasswordHasher(),
    companyRules,
    captcha: createCaptcha(secret),
    background: new Set<Promise<unknown>>(),
    publicUrl: publicUrl.replace(/\/+$/, ''),
  }
  const auth = createAuth({ db, keys, log, publicUrl, isJudged })
  return { auth, keys, messages, actors: createActorCache(), refusals: createRefusalMemory(), judged, ...others }
}
