import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '../platform/database/index.ts'
import { isInForce } from '../residency/index.ts'
import type { PersonRow } from './person-view.ts'

export interface PeopleFilters {
  /** Parts of a name, or a whole phone; slips in a name are forgiven. */
  q?: string | undefined
  building?: string | undefined
  premises?: string | undefined
  verified?: 'yes' | 'no' | undefined
  /** `ended`: who has moved out. */
  state?: 'current' | 'ended' | undefined
}

const inForce = sql`(${isInForce})`

/** Conditions over `r` residency, `p` premises, `e` entrance, `u` person; the search by name stands apart. */
export function conditionsOf(companyId: string, filters: PeopleFilters): SQL[] {
  const { building, premises, verified, state } = filters
  return [
    sql`r.company_id = ${companyId}`,
    ...(state === 'ended' ? [sql`not ${inForce}`] : state === 'current' ? [inForce] : []),
    ...(building ? [sql`e.building_id = ${building}`] : []),
    ...(premises ? [sql`p.id = ${premises}`] : []),
    ...(verified === 'yes' ? [sql`r.verified_at is not null`] : []),
    ...(verified === 'no' ? [sql`r.verified_at is null`] : []),
  ]
}

const source = sql`
  residency r
    join premises p on p.id = r.premises_id join entrance e on e.id = p.entrance_id
    join building b on b.id = e.building_id join app_user u on u.id = r.user_id`

/** People with their names, of which those are chosen that a search means. */
export async function selectNames(tx: Transaction, conditions: readonly SQL[]) {
  const { rows } = await tx.execute<{ userId: string; familyName: string; givenName: string; patronymic: string }>(sql`
    select distinct u.id as "userId", u.family_name as "familyName", u.given_name as "givenName", u.patronymic
    from ${source} where ${sql.join([...conditions], sql` and `)}`)
  return rows
}

/** A page of people in the order of their names, and how many there are. «Ё» stands beside «Е». */
export async function selectPage(
  tx: Transaction,
  conditions: readonly SQL[],
  { offset, size }: { offset: number; size: number },
): Promise<{ ids: string[]; total: number }> {
  const where = sql.join([...conditions], sql` and `)
  const { rows: counted } = await tx.execute<{ total: number }>(
    sql`select count(distinct u.id)::int as total from ${source} where ${where}`,
  )
  const key = sql.raw(`translate(u.family_name || ' ' || u.given_name || ' ' || u.patronymic, 'Ёё', 'Ее') collate "C"`)
  const { rows } = await tx.execute<{ userId: string }>(sql`
    select u.id as "userId" from ${source} where ${where}
    group by u.id order by ${key}, u.id limit ${size} offset ${offset}`)
  return { ids: rows.map(({ userId }) => userId), total: counted[0]?.total ?? 0 }
}

export async function selectByPhone(tx: Transaction, conditions: readonly SQL[], phone: string): Promise<string[]> {
  const { rows } = await tx.execute<{ userId: string }>(sql`
    select distinct u.id as "userId" from ${source}
    where ${sql.join([...conditions, sql`u.phone = ${phone}`], sql` and `)}`)
  return rows.map(({ userId }) => userId)
}

export async function selectPeople(tx: Transaction, conditions: readonly SQL[]): Promise<PersonRow[]> {
  const { rows } = await tx.execute<PersonRow>(sql`
    select r.id, r.user_id as "userId", r.premises_id as "premisesId", b.id as "buildingId", b.address, p.number, p.kind,
      r.relation, r.since, r.verified_at as "verifiedAt", r.verified_by as "verifiedBy", r.ends_at as "endsAt",
      r.ended_at as "endedAt", u.family_name as "familyName", u.given_name as "givenName", u.patronymic, u.phone,
      u.phone_verified as "phoneVerified", u.email
    from ${source} where ${sql.join([...conditions], sql` and `)}
    order by r.ended_at nulls first, b.address, p.number, r.since`)
  return rows
}
