import { createHash, randomBytes } from 'node:crypto'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError } from '../platform/errors.ts'
import { identityFaults } from './errors.ts'
import { oneTimeLink } from './tables.ts'

export type LinkPayload = Record<string, unknown>

export interface NewLink {
  /** What it opens, such as `recovery`; a token serves its own purpose only. */
  purpose: string
  /** Whom or what it is about: of one purpose and subject only the newest link serves. */
  subject: string
  payload?: LinkPayload
  livesMs: number
}

export interface TakenLink {
  subject: string
  payload: LinkPayload
}

/**
 * Makes a link that serves once. Put the token behind the `#` of an address: it stays out of logs and of `Referer` there, and
 * a mail scanner that fetches addresses does not use it up. Only its hash is kept.
 * @returns 43 characters of base64url
 */
export async function issueLink(
  tx: Transaction,
  { clock }: Pick<Context, 'clock'>,
  { purpose, subject, payload = {}, livesMs }: NewLink,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const nowMs = clock.now()
  await tx.delete(oneTimeLink).where(and(eq(oneTimeLink.purpose, purpose), eq(oneTimeLink.subject, subject)))
  const times = { createdAt: new Date(nowMs), expiresAt: new Date(nowMs + livesMs) }
  await tx.insert(oneTimeLink).values({ id: uuidv7(), tokenHash: hashOf(token), purpose, subject, payload, ...times })
  return token
}

/** Of these purposes no link about this subject serves any more; one that was used goes on saying so. */
export async function dropLinks(tx: Transaction, purposes: readonly string[], subject: string): Promise<void> {
  const isOpen = and(eq(oneTimeLink.subject, subject), isNull(oneTimeLink.usedAt))
  await tx.delete(oneTimeLink).where(and(inArray(oneTimeLink.purpose, [...purposes]), isOpen))
}

/**
 * Uses a link up; of two who try at the same moment one gets it.
 * @throws DomainError `link.unknown` (never made, of another purpose, or a newer one took its place) · `link.used` ·
 * `link.expired`
 */
export async function takeLink(
  tx: Transaction,
  { clock }: Pick<Context, 'clock'>,
  purpose: string,
  token: string,
): Promise<TakenLink> {
  const now = new Date(clock.now())
  const found = await lookAtLink(tx, { clock }, purpose, token, { isLocked: true })
  await tx
    .update(oneTimeLink)
    .set({ usedAt: now })
    .where(eq(oneTimeLink.tokenHash, hashOf(token)))
  return found
}

/** The same without using it up, for a page that has to ask something first. @throws as `takeLink` */
export async function lookAtLink(
  tx: Transaction,
  { clock }: Pick<Context, 'clock'>,
  purpose: string,
  token: string,
  { isLocked = false } = {},
): Promise<TakenLink> {
  const mine = and(eq(oneTimeLink.tokenHash, hashOf(token)), eq(oneTimeLink.purpose, purpose))
  const query = tx.select().from(oneTimeLink).where(mine)
  const [row] = isLocked ? await query.for('update') : await query
  if (!row) throw new DomainError(identityFaults['link.unknown'])
  if (row.usedAt) throw new DomainError(identityFaults['link.used'])
  if (row.expiresAt.getTime() <= clock.now()) throw new DomainError(identityFaults['link.expired'])
  return { subject: row.subject, payload: row.payload }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
