import { setImmediate } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { parsePhone } from '../identity/index.ts'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError } from '../platform/errors.ts'
import { isUuid } from '../platform/is-uuid.ts'
import { propertyFaults, wordCost } from '../property/index.ts'
import { requireStaff } from '../staff/index.ts'
import { maskPhone } from './mask-phone.ts'
import { fullName, type PersonRow, personLineView, toResidencyView } from './person-view.ts'
import {
  conditionsOf,
  type PeopleFilters,
  selectByPhone,
  selectNames,
  selectPage,
  selectPeople,
} from './select-people.ts'

export const peopleListView = z.object({
  people: z.array(personLineView),
  total: z.int().meta({ description: 'How many there are, of which these are a part' }),
})

const pageSize = 100
/** One building, or one flat, comes whole. */
const wholeSize = 5_000

/** The people of the company's houses, by name. Phones are masked. @throws DomainError as `requireStaff` does */
export async function listPeople(
  ctx: Context,
  companyId: string,
  { offset = 0, ...filters }: PeopleFilters & { offset?: number | undefined },
): Promise<z.input<typeof peopleListView>> {
  await requireStaff(ctx, companyId, 'people.read')
  return await ctx.db.inTenant(companyId, async (tx) => {
    const { rows, total } = await findPeople(tx, companyId, filters, offset)
    return { people: groupByPerson(rows), total }
  })
}

export async function findPeople(
  tx: Transaction,
  companyId: string,
  filters: PeopleFilters,
  offset: number,
  most?: number,
) {
  refuseNoIds(filters)
  const conditions = conditionsOf(companyId, filters)
  const size = most ?? (filters.building || filters.premises ? wholeSize : pageSize)
  const q = (filters.q ?? '').trim()
  const { ids: page, total } =
    q === ''
      ? await selectPage(tx, conditions, { offset, size })
      : slice(await chosenPeople(tx, conditions, q), { offset, size })
  if (page.length === 0) return { rows: [], total }
  const rows = await selectPeople(tx, [...conditions, sql`u.id = any(${sql.param(page)}::uuid[])`])
  const place = new Map(page.map((id, at) => [id, at]))
  rows.sort((a, b) => (place.get(a.userId) ?? 0) - (place.get(b.userId) ?? 0))
  return { rows, total }
}

function slice(ids: readonly string[], { offset, size }: { offset: number; size: number }) {
  return { ids: ids.slice(offset, offset + size), total: ids.length }
}

/** Names between which others get their turn: a company may have a hundred thousand. */
const atOnce = 1_000

/** Ids of those whom a search means, the likeliest first. */
async function chosenPeople(
  tx: Transaction,
  conditions: Parameters<typeof selectNames>[1],
  q: string,
): Promise<string[]> {
  const phone = readPhone(q)
  if (phone !== undefined) return await selectByPhone(tx, conditions, phone)
  const words = fold(q).split(' ').filter(Boolean).slice(0, 6)
  const order = new Intl.Collator('ru')
  const meant: { id: string; name: string; cost: number }[] = []
  for (const [at, row] of (await selectNames(tx, conditions)).entries()) {
    if (at % atOnce === 0) await setImmediate()
    const name = fullName(row)
    const cost = costOf(words, fold(name).split(' '))
    if (cost !== undefined) meant.push({ id: row.userId, name, cost })
  }
  return meant
    .sort((a, b) => a.cost - b.cost || order.compare(a.name, b.name) || a.id.localeCompare(b.id))
    .map(({ id }) => id)
}

function costOf(words: readonly string[], names: readonly string[]): number | undefined {
  let sum = 0
  for (const word of words) {
    const costs = names.map((name) => wordCost(word, name)).filter((it) => it !== undefined)
    if (costs.length === 0) return undefined
    sum += Math.min(...costs)
  }
  return sum
}

function readPhone(q: string): string | undefined {
  if (q.replace(/\D/g, '').length < 10) return undefined
  try {
    return parsePhone(q)
  } catch (error) {
    if (error instanceof DomainError) return undefined
    throw error
  }
}

function refuseNoIds({ building, premises }: PeopleFilters): void {
  if (building && !isUuid(building)) throw new DomainError(propertyFaults['building.unknown'])
  if (premises && !isUuid(premises)) throw new DomainError(propertyFaults['premises.unknown'])
}

const fold = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{Nd}]+/gu, ' ')
    .trim()

function groupByPerson(rows: readonly PersonRow[]): z.input<typeof personLineView>[] {
  return [...Map.groupBy(rows, ({ userId }) => userId)].flatMap(([userId, its]) => {
    const [first] = its
    if (!first) return []
    return [{ userId, name: fullName(first), phone: maskPhone(first.phone), residencies: its.map(toResidencyView) }]
  })
}
