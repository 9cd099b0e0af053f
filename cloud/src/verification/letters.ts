import { eq } from 'drizzle-orm'
import { readLanguage } from '../identity/index.ts'
import { user } from '../identity/tables.ts'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import type { Language } from '../platform/errors.ts'
import type { KeyOrderRow } from './hold-order.ts'

type LetterName = 'key-order-received' | 'key-order-approved' | 'key-order-refused'

/** As much of the message domain's `Messages` as is needed here. */
export interface KeyPost {
  carries(kind: 'mail'): boolean
  queue(
    tx: Transaction,
    letter: {
      kind: 'mail'
      to: string
      template: LetterName
      values: { number: string }
      language: Language
      expiresAt: number
      companyId: string
    },
  ): Promise<void>
  hurry(kind: 'mail'): void
}

export interface LetterDeps extends Pick<Context, 'clock'> {
  /** Left out where nobody carries letters. */
  post?: KeyPost
}

const livesMs = 3 * 24 * 60 * 60 * 1000

/**
 * A letter to the address that the form names, besides what the app tells. It may be somebody else's mailbox: the number and
 * the outcome stand in it, and neither names nor reasons. Who has confirmed the same address is written to by the app already.
 * @param tx in the company's name
 */
export async function writeLetter(
  tx: Transaction,
  { post, clock }: LetterDeps,
  { email: to, userId, companyId }: Pick<KeyOrderRow, 'email' | 'userId' | 'companyId'>,
  { template, number }: { template: LetterName; number: number },
): Promise<void> {
  if (to === null || !post?.carries('mail')) return
  if (template !== 'key-order-received') {
    const [own] = await tx
      .select({ email: user.email, isVerified: user.emailVerified })
      .from(user)
      .where(eq(user.id, userId))
    if (own?.isVerified && own.email === to.toLowerCase()) return
  }
  const language = await readLanguage(tx, userId)
  const values = { number: String(number) }
  await post.queue(tx, { kind: 'mail', to, template, values, language, companyId, expiresAt: clock.now() + livesMs })
}
