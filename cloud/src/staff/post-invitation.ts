import { eq } from 'drizzle-orm'
import { company } from '../company/tables.ts'
import { issueLink } from '../identity/index.ts'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError, type Language } from '../platform/errors.ts'
import { lockLimits } from '../platform/limits/index.ts'
import { staffFaults } from './errors.ts'

const dayMs = 24 * 60 * 60 * 1000

export const invitationLivesMs = 7 * dayMs
export const invitationPurpose = 'staff-invitation'

/** What carries an invitation; `message` implements it. */
export interface InvitationPost {
  carries(kind: 'sms' | 'mail'): boolean
  queue(
    tx: Transaction,
    message: {
      kind: 'sms' | 'mail'
      to: string
      template: 'staff-invitation'
      values: Readonly<Record<string, string>>
      language: Language
      expiresAt: number
      key: string
      companyId: string
    },
  ): Promise<void>
  hurry(kind: 'sms' | 'mail'): void
  /** Where the console is: `https://host`. */
  publicUrl: string
}

/** A company that invites a whole town is no company; one address that gets a letter a minute is molested. */
const limits = (companyId: string, to: string) => [
  { key: `staff-invitation:${companyId}`, policy: { windows: [{ max: 100, perMs: dayMs }] } },
  { key: `staff-invitation-to:${to}`, policy: { windows: [{ max: 5, perMs: dayMs }] } },
]

interface PostedInvitation {
  id: string
  companyId: string
  email: string | null
  phone: string | null
  expiresAt: Date
  language: Language
}

/**
 * Sends an invitation's link; one sent before serves no more.
 * @throws DomainError `invitation.unsent`, `invitation.limited`
 */
export async function postInvitation(
  tx: Transaction,
  ctx: Pick<Context, 'clock'>,
  post: InvitationPost,
  { id, companyId, email, phone, expiresAt, language }: PostedInvitation,
): Promise<void> {
  const kind = email === null ? 'sms' : 'mail'
  const to = email ?? phone ?? ''
  if (!post.carries(kind)) throw new DomainError(staffFaults['invitation.unsent'])
  await count(tx, ctx.clock.now(), companyId, to)
  const livesMs = expiresAt.getTime() - ctx.clock.now()
  const token = await issueLink(tx, ctx, { purpose: invitationPurpose, subject: id, payload: { companyId }, livesMs })
  const [its] = await tx.select({ name: company.name }).from(company).where(eq(company.id, companyId))
  await post.queue(tx, {
    ...{ kind, to, language, companyId, template: invitationPurpose, key: `${invitationPurpose}:${id}` },
    // Behind the «#», so that it stays out of every log on the way.
    values: { company: its?.name ?? '', link: `${post.publicUrl}/staff/invitation#${token}` },
    expiresAt: expiresAt.getTime(),
  })
}

async function count(tx: Transaction, nowMs: number, companyId: string, to: string): Promise<void> {
  const all = limits(companyId, to)
  const locked = await lockLimits(
    tx,
    nowMs,
    all.map(({ key }) => key),
  )
  for (const limit of all) {
    const verdict = locked.judge(limit)
    if (!verdict.allowed) {
      const retryAfterS = Math.ceil((verdict.retryAtMs - nowMs) / 1000)
      throw new DomainError(staffFaults['invitation.limited'], { retryAfterS })
    }
    await locked.record(limit)
  }
}
