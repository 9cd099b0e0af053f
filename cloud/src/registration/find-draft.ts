import { and, eq, gt } from 'drizzle-orm'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError } from '../platform/errors.ts'
import type { Asker, RegistrationContext } from './deps.ts'
import { readToken } from './draft-token.ts'
import { registrationFaults } from './errors.ts'
import { mayAnswer, type RegistrationStep } from './steps.ts'
import { registration } from './tables.ts'

export type Draft = typeof registration.$inferSelect

/** The registration of this device, as long as it is under way; nothing where there is none. */
export async function findDraft(ctx: RegistrationContext, token: string | undefined): Promise<Draft | undefined> {
  const its = readToken(token)
  if (!its) return undefined
  const now = new Date(ctx.clock.now())
  const [row] = await ctx.db.inTenant(its.companyId, (tx) =>
    tx
      .select()
      .from(registration)
      .where(and(eq(registration.id, its.registrationId), gt(registration.expiresAt, now))),
  )
  return row?.tokenHashes.includes(its.tokenHash) ? row : undefined
}

/** @throws DomainError `registration.unknown`, `registration.step` when this step's form is not the one to be sent now */
export async function requireDraft(
  ctx: RegistrationContext,
  { token }: Pick<Asker, 'token'>,
  step?: RegistrationStep,
): Promise<Draft> {
  const draft = await findDraft(ctx, token)
  if (!draft) throw new DomainError(registrationFaults['registration.unknown'])
  if (step && !mayAnswer(draft.way, draft.step, step)) throw new DomainError(registrationFaults['registration.step'])
  return draft
}

/** The same row for a change, if it still is where it was seen: two tabs do not finish one registration twice. */
export async function holdDraft(tx: Transaction, seen: Draft): Promise<Draft> {
  const [row] = await tx.select().from(registration).where(eq(registration.id, seen.id)).for('update')
  if (!row) throw new DomainError(registrationFaults['registration.unknown'])
  if (row.step !== seen.step) throw new DomainError(registrationFaults['registration.step'])
  return row
}

export async function changeDraft(
  tx: Transaction,
  ctx: Pick<RegistrationContext, 'clock'>,
  id: string,
  change: Partial<typeof registration.$inferInsert>,
): Promise<Draft> {
  const set = { ...change, updatedAt: new Date(ctx.clock.now()) }
  const [row] = await tx.update(registration).set(set).where(eq(registration.id, id)).returning()
  if (!row) throw new DomainError(registrationFaults['registration.unknown'])
  return row
}
