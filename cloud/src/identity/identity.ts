import type { Logger } from 'pino'
import type { Database } from '../platform/database/index.ts'
import { createRefusalMemory, type RefusalMemory } from '../platform/limits/index.ts'
import { type ActorCache, createActorCache } from './actor-cache.ts'
import { type Auth, createAuth } from './auth.ts'
import type { CodeMessages } from './code-messages.ts'
import { deriveKeys, type IdentityKeys } from './keys.ts'

export interface IdentityOptions {
  db: Database
  log: Logger
  /** At least 32 random characters, the same on every node and after every restart; else all sessions end. */
  secret: string
  messages: CodeMessages
  publicUrl: string
}

/** What the verbs of sign-in share. */
export interface Identity {
  auth: Auth
  keys: IdentityKeys
  messages: CodeMessages
  actors: ActorCache
  refusals: RefusalMemory
  /** Phones whose code was found right a moment ago, by the ticket that tells better-auth so. */
  judged: Map<string, string>
}

export function createIdentity({ db, log, secret, messages, publicUrl }: IdentityOptions): Identity {
  const keys = deriveKeys(secret)
  const judged = new Map<string, string>()
  const isJudged = (phone: string, ticket: string) => judged.get(ticket) === phone
  const auth = createAuth({ db, keys, log, publicUrl, isJudged })
  return { auth, keys, messages, actors: createActorCache(), refusals: createRefusalMemory(), judged }
}
