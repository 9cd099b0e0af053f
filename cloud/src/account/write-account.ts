import { and, eq, ne } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { audit } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError } from '../platform/errors.ts'
import { isUuid } from '../platform/is-uuid.ts'
import { premises } from '../property/index.ts'
import type { StaffActor } from '../staff/index.ts'
import { readAccountNumber } from './account-number.ts'
import { wordsOf } from './compare-names.ts'
import { accountFaults } from './errors.ts'
import { account } from './tables.ts'

export interface AccountInput {
  /** As typed. */
  number: string
  premisesId: string | null
  owners: readonly string[]
  state: 'open' | 'closed'
}

/** What must follow when the register names others as the owners of a flat; in the same transaction. */
export type OwnersChanged = (
  tx: Transaction,
  change: { companyId: string; actorId: string | null; premisesId: string; owners: readonly string[] },
) => Promise<unknown>

const mostOwners = 20
const longestName = 150

/** @throws DomainError `account.number`, `account.taken`, `account.owners`, `account.premises` */
export async function addAccount(
  ctx: Pick<Context, 'db' | 'clock'>,
  { companyId, userId: actorId }: StaffActor,
  input: AccountInput,
): Promise<{ id: string }> {
  return await ctx.db.inTenant(companyId, async (tx) => {
    const read = await readInput(tx, input)
    const [id, now] = [uuidv7(), new Date(ctx.clock.now())]
    const [made] = await tx
      .insert(account)
      .values({ id, companyId, ...read, createdAt: now, updatedAt: now })
      .onConflictDoNothing()
      .returning({ id: account.id })
    if (!made) throw new DomainError(accountFaults['account.taken'], { number: read.number })
    await audit(tx, { companyId, actorId, action: 'account.add', subjectKind: 'account', subjectId: id })
    return { id }
  })
}

/**
 * Changes an account. Where its flat has other owners from now on, `ownersChanged` hears of it before anything is committed.
 * @throws DomainError `account.unknown`, and as `addAccount` does
 */
export async function editAccount(
  ctx: Pick<Context, 'db' | 'clock'>,
  ownersChanged: OwnersChanged,
  { companyId, userId: actorId }: StaffActor,
  { id, ...input }: AccountInput & { id: string },
): Promise<void> {
  await ctx.db.inTenant(companyId, async (tx) => {
    const [before] = isUuid(id) ? await tx.select().from(account).where(eq(account.id, id)).for('update') : []
    if (!before) throw new DomainError(accountFaults['account.unknown'])
    const read = await readInput(tx, input)
    const [taken] = await tx
      .select({ id: account.id })
      .from(account)
      .where(and(eq(account.number, read.number), ne(account.id, id)))
    if (taken) throw new DomainError(accountFaults['account.taken'], { number: read.number })
    await tx
      .update(account)
      .set({ ...read, updatedAt: new Date(ctx.clock.now()) })
      .where(eq(account.id, id))
    const changed = (['number', 'premisesId', 'owners', 'state'] as const).filter(
      (field) => JSON.stringify(before[field]) !== JSON.stringify(read[field]),
    )
    if (changed.length === 0) return
    const subject = { subjectKind: 'account', subjectId: id, details: { changed } }
    await audit(tx, { companyId, actorId, action: 'account.edit', ...subject })
    if (changed.length === 1 && changed[0] === 'number') return
    for (const premisesId of new Set([before.premisesId, read.premisesId])) {
      if (premisesId === null) continue
      // A flat may be shared by accounts of several owners: those of the others stay its owners.
      const owners = await ownersOf(tx, premisesId)
      await ownersChanged(tx, { companyId, actorId, premisesId, owners })
    }
  })
}

/** Whom the open accounts of these premises name. */
async function ownersOf(tx: Transaction, premisesId: string): Promise<string[]> {
  const rows = await tx
    .select({ owners: account.owners })
    .from(account)
    .where(and(eq(account.premisesId, premisesId), eq(account.state, 'open')))
  return [...new Set(rows.flatMap(({ owners }) => owners))]
}

async function readInput(tx: Transaction, input: AccountInput) {
  const number = readAccountNumber(input.number)
  if (number === null) throw new DomainError(accountFaults['account.number'])
  const owners = input.owners.map((it) => it.replaceAll(/\s+/g, ' ').trim()).filter((it) => it !== '')
  const isNamed = owners.every((it) => it.length <= longestName && wordsOf(it).length > 0)
  if (owners.length > mostOwners || !isNamed) throw new DomainError(accountFaults['account.owners'])
  const { premisesId, state } = input
  if (premisesId !== null) {
    const [found] = await tx.select({ id: premises.id }).from(premises).where(eq(premises.id, premisesId))
    if (!found) throw new DomainError(accountFaults['account.premises'])
  }
  return { number, owners, premisesId, state }
}
