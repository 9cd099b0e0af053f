import { isNull } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import {
  company,
  companyAddress,
  companySettings,
  defaultSettings,
  department,
  readBrandColour,
  readLogo,
} from '../company/index.ts'
import { controller } from '../fleet/index.ts'
import { ensureUser } from '../identity/index.ts'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { addressKeys, building, entrance, premises, writeAddress } from '../property/index.ts'
import { residency } from '../residency/index.ts'
import type { DemoBrand } from './demo-brands.ts'
import { type DemoCompany, departmentIdOf, otherCompany, ownCompany, premisesIdOf, residents } from './demo-houses.ts'

/** Long ago: residents see what happened at their door from the day on which they moved in. */
const movedIn = new Date('2024-09-01T00:00:00Z')

/** Lays down the demo's companies, houses and people; what is there already stays as it is. */
export async function seedDemo(ctx: Pick<Context, 'db' | 'clock'>): Promise<void> {
  for (const it of [ownCompany, otherCompany]) {
    await ctx.db.inTenant(it.id, (tx) => seedCompany(tx, it))
  }
  for (const { name, phone, company: its, flat, relation } of residents) {
    const [givenName = '', familyName = ''] = name.split(' ')
    const userId = await ensureUser(ctx, { givenName, familyName, patronymic: '', phone })
    const premisesId = premisesIdOf(its.houses[0].entranceId, flat)
    const verified = { verifiedAt: new Date(ctx.clock.now()), verifiedBy: 'staff' } as const
    const row = { id: uuidv7(), companyId: its.id, premisesId, userId, relation, since: movedIn, ...verified }
    await ctx.db.inTenant(its.id, (tx) => tx.insert(residency).values(row).onConflictDoNothing())
  }
}

async function seedCompany(
  tx: Transaction,
  { id: companyId, name, slug, hosts, registrationWays, brand, houses }: DemoCompany,
): Promise<void> {
  await seedBrand(tx, companyId, name, brand)
  const settings = { ...defaultSettings, companyId, registrationWays: [...registrationWays] }
  await tx.insert(companySettings).values(settings).onConflictDoNothing()
  const places = [{ kind: 'slug' as const, value: slug }, ...hosts.map((value) => ({ kind: 'host' as const, value }))]
  await tx
    .insert(companyAddress)
    .values(places.map((place) => ({ ...place, companyId })))
    .onConflictDoNothing()
  for (const house of houses) {
    const { entranceId } = house
    const parts = { district: null, block: null, structure: null, ...house.place }
    const spelt = { ...parts, ...addressKeys(parts), address: writeAddress(parts) }
    // Houses of a demo from before the register are spelt out now.
    await tx
      .insert(building)
      .values({ id: house.id, companyId, ...spelt })
      .onConflictDoUpdate({ target: building.id, set: spelt, setWhere: isNull(building.addressKey) })
    await tx
      .insert(entrance)
      .values({ id: entranceId, companyId, buildingId: house.id, name: house.entrance })
      .onConflictDoNothing()
    const flats = Array.from({ length: house.flats }, (_, i) => i + 1)
    const rows = flats.map((flat) => ({
      id: premisesIdOf(entranceId, flat),
      companyId,
      entranceId,
      number: String(flat),
    }))
    await tx.insert(premises).values(rows).onConflictDoNothing()
    await tx.insert(controller).values({ id: house.controllerId, companyId, entranceId }).onConflictDoNothing()
  }
}

async function seedBrand(tx: Transaction, companyId: string, name: string, brand: DemoBrand): Promise<void> {
  const { shortName, departments } = brand
  const colour = readBrandColour(brand.colour)
  const logo = brand.logo === undefined ? {} : readLogo(Buffer.from(brand.logo))
  await tx
    .insert(company)
    .values({ id: companyId, name, shortName, colour, ...logo })
    .onConflictDoNothing()
  const rows = departments.map((it, place) => ({ id: departmentIdOf(companyId, place), companyId, place, ...it }))
  await tx.insert(department).values(rows).onConflictDoNothing()
}
