import { and, eq, isNull } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { account } from '../account/index.ts'
import { ensureUser } from '../identity/index.ts'
import type { Context } from '../platform/context.ts'
import type { Files } from '../platform/files/index.ts'
import { premises } from '../property/index.ts'
import { claimPremises, residency } from '../residency/index.ts'
import { keyOrder, orderKey } from '../verification/index.ts'
import {
  accountNumberOf,
  accountOwners,
  cadastralNumberOf,
  unverifiedResident,
  waitingResident,
} from './demo-accounts.ts'
import { extractXml } from './demo-extract.ts'
import { ownCompany, premisesIdOf } from './demo-houses.ts'

const companyId = ownCompany.id
const [{ entranceId }] = ownCompany.houses

/** Lays down the demo's register of accounts, one resident's form that waits to be checked, and one who has yet to send theirs. */
export async function seedVerification(ctx: Pick<Context, 'db' | 'clock'>, files: Files): Promise<void> {
  const now = new Date(ctx.clock.now())
  await ctx.db.inTenant(companyId, async (tx) => {
    for (const [flat, owner] of Object.entries(accountOwners)) {
      const premisesId = premisesIdOf(entranceId, Number(flat))
      const row = { id: uuidv7(), companyId, number: accountNumberOf(Number(flat)), premisesId, owners: [owner] }
      await tx
        .insert(account)
        .values({ ...row, createdAt: now, updatedAt: now })
        .onConflictDoNothing()
      await tx
        .update(premises)
        .set({ cadastralNumber: cadastralNumberOf(Number(flat)) })
        .where(and(eq(premises.id, premisesId), isNull(premises.cadastralNumber)))
    }
  })
  await seedUnverified(ctx)
  await seedForm(ctx, files)
}

async function seedUnverified(ctx: Pick<Context, 'db' | 'clock'>): Promise<void> {
  const { phone, flat, ...name } = unverifiedResident
  const premisesId = premisesIdOf(entranceId, flat)
  const userId = await ensureUser(ctx, { ...name, phone })
  await ctx.db.inTenant(companyId, async (tx) => {
    const known = await tx.select().from(residency).where(eq(residency.userId, userId))
    if (known.length === 0) await claimPremises(tx, ctx, { companyId, userId, premisesId, relation: 'owner' })
  })
}

async function seedForm(ctx: Pick<Context, 'db' | 'clock'>, files: Files): Promise<void> {
  const { phone, flat, ...owner } = waitingResident
  const premisesId = premisesIdOf(entranceId, flat)
  const userId = await ensureUser(ctx, { ...owner, phone })
  const fileId = await ctx.db.inTenant(companyId, async (tx) => {
    const known = await tx.select().from(keyOrder).where(eq(keyOrder.userId, userId))
    if (known.length > 0) return undefined
    await claimPremises(tx, ctx, { companyId, userId, premisesId, relation: 'owner' })
    const bytes = demoExtract(flat)
    return await files.store(tx, { companyId, ownerId: userId, name: 'Выписка из ЕГРН.xml', kind: 'xml', bytes })
  })
  if (fileId === undefined) return
  await orderKey(ctx, files, userId, {
    ...{ premisesId, owner, accountNumber: accountNumberOf(flat), email: null, fileIds: [fileId] },
    description: 'Прошу выдать ключ от домофона и открыть доступ к камере.',
    ownerAddress: `Химки, ул. Лесная, д. 10, кв. ${flat}`,
    ...{ address: '127.0.0.1', language: 'ru' },
  })
}

/** An invented extract for a flat of the demo's first house, to try the form with. */
export function demoExtract(flat: number): Buffer {
  const [surname = '', name = '', patronymic = ''] = (accountOwners[flat] ?? 'Смирнова Анна Павловна').split(' ')
  return extractXml({
    owners: [{ surname, name, ...(patronymic !== '' && { patronymic }) }],
    cadastralNumber: cadastralNumberOf(flat),
    address: `Российская Федерация, Московская область, г.о. Химки, г Химки, ул Лесная, д 10, кв ${flat}`,
  })
}
