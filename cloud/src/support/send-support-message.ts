import { eq, isNull, max, sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { company, companyFaults } from '../company/index.ts'
import { type Captcha, type CaptchaSolution, checkCaptcha } from '../platform/captcha/index.ts'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError, type Language } from '../platform/errors.ts'
import { countMessage } from './limits.ts'
import { type ReadPhone, readSupportMessage, type WrittenMessage } from './read-support-message.ts'
import type { SupportTopic } from './support-words.ts'
import { supportMessage } from './tables.ts'

export interface NewSupportMessage extends WrittenMessage {
  companyId: string | null
  topic: SupportTopic
  page: string | null
  device: string | null
  language: Language
  /** Who asks, as `clientAddress` tells. */
  address: string
  /** The solved puzzle of somebody who is not signed in. */
  captcha: CaptchaSolution | undefined
}

/** The letters of support, whoever carries them. */
export interface SupportPost {
  /** Leaves with the transaction. */
  queue(
    tx: Transaction,
    letter: {
      kind: 'sms' | 'mail'
      to: string
      template: 'support-received' | 'support-answer'
      values: Record<string, string>
      language: Language
      expiresAt: number
      companyId?: string
    },
  ): Promise<void>
  hurry(kind: 'sms' | 'mail'): void
}

export interface SupportDeps {
  post: SupportPost
  readPhone: ReadPhone
  captcha: Captcha
}

const letterLivesMs = 24 * 60 * 60 * 1000

/**
 * Takes a message to support and tells its writer the number: on the screen, and by a letter where they left an address.
 * No SMS is sent for it: the number may be somebody else's, and a stranger's SMS costs the company money.
 * @throws DomainError `support.text`, `support.contact`, `support.limited`, `company.unknown`, and those of the captcha
 */
export async function sendSupportMessage(
  ctx: Context,
  { post, readPhone, captcha }: SupportDeps,
  input: NewSupportMessage,
): Promise<{ id: string; number: number; contact: string }> {
  const written = readSupportMessage(input, readPhone)
  const { companyId, topic, page, device, language, address } = input
  const nowMs = ctx.clock.now()
  const userId = ctx.actor.kind === 'user' ? ctx.actor.userId : null
  if (userId === null) await checkCaptcha(ctx, captcha, input.captcha)
  const scope = companyId === null ? {} : { company: companyId }
  const kept = await ctx.db.as(scope, async (tx) => {
    await countMessage(tx, nowMs, { address, contact: written.contact, userId })
    await requireCompany(tx, companyId)
    const number = await nextNumber(tx, companyId)
    const id = uuidv7()
    const row = { id, companyId, number, at: new Date(nowMs), userId, topic, page, device, language, ...written }
    await tx.insert(supportMessage).values(row)
    if (written.answerBy === 'email') {
      const values = { number: String(number), text: written.text }
      const letter = { kind: 'mail', to: written.contact, template: 'support-received', values, language } as const
      await post.queue(tx, { ...letter, expiresAt: nowMs + letterLivesMs, ...(companyId !== null && { companyId }) })
    }
    return { id, number, contact: written.contact }
  })
  post.hurry('mail')
  return kept
}

async function requireCompany(tx: Transaction, companyId: string | null): Promise<void> {
  if (companyId === null) return
  const known = await tx.select({ id: company.id }).from(company).where(eq(company.id, companyId))
  if (known.length === 0) throw new DomainError(companyFaults['company.unknown'])
}

/** Numbers have no gaps within a company: writers of the same moment come one after the other. */
async function nextNumber(tx: Transaction, companyId: string | null): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`support:${companyId ?? ''}`}, 0))`)
  const [row] = await tx
    .select({ last: max(supportMessage.number) })
    .from(supportMessage)
    .where(companyId === null ? isNull(supportMessage.companyId) : eq(supportMessage.companyId, companyId))
  return (row?.last ?? 0) + 1
}
