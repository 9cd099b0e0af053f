import { and, eq, inArray, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { RegistrationWay } from '../company/index.ts'
import type { Transaction } from '../platform/database/index.ts'
import type { Asker, RegistrationContext } from './deps.ts'
import { makeToken, readToken } from './draft-token.ts'
import type { Draft } from './find-draft.ts'
import { firstStep } from './steps.ts'
import { registration } from './tables.ts'

const dayMs = 24 * 60 * 60 * 1000

/** R9: an e-mail is confirmed within 7 days. What is half finished is kept as long. */
export const draftLivesMs = 7 * dayMs
/** R7: up to three days, then the applicant is told; after ten nobody waits any more. */
export const reviewMs = 3 * dayMs
const applicationLivesMs = 10 * dayMs
/** A refusal is there to be read for a month. */
export const refusalLivesMs = 30 * dayMs

export interface Begun {
  draft: Draft
  /** The value of the device's cookie. */
  token: string
}

type Told = Partial<Omit<typeof registration.$inferInsert, 'id' | 'companyId' | 'way' | 'tokenHashes'>>

/** Begins a registration on this device. One that it began before and that is not worth keeping goes. */
export async function begin(
  tx: Transaction,
  ctx: Pick<RegistrationContext, 'clock'>,
  { token, language }: Asker,
  { companyId, way, ...told }: Told & { companyId: string; way: RegistrationWay },
): Promise<Begun> {
  await dropEmpty(tx, companyId, token)
  const now = new Date(ctx.clock.now())
  const id = uuidv7()
  const made = makeToken(companyId, id)
  const livesMs = way === 'application' ? applicationLivesMs : draftLivesMs
  const times = { createdAt: now, updatedAt: now, expiresAt: new Date(now.getTime() + livesMs) }
  const row = { id, companyId, way, tokenHashes: [made.tokenHash], language, step: firstStep(way), data: {}, ...times }
  const [draft] = await tx
    .insert(registration)
    .values({ ...row, ...told })
    .returning()
  if (!draft) throw new Error('the insert of a registration returned no row')
  return { draft, token: made.value }
}

async function dropEmpty(tx: Transaction, companyId: string, token: string | undefined): Promise<void> {
  const own = readToken(token)
  if (own?.companyId !== companyId) return
  const isOwn = and(
    eq(registration.id, own.registrationId),
    sql`${own.tokenHash} = any(${registration.tokenHashes})`,
    eq(registration.isPhoneConfirmed, false),
    inArray(registration.way, ['phone', 'web', 'call']),
  )
  await tx.delete(registration).where(isOwn)
}
