import { pino } from 'pino'
import { uuidv7 } from 'uuidv7'
import type { Context } from './platform/context.ts'
import { type Role, staff } from './staff/index.ts'
import type { TestCloud } from './test-cloud.ts'

/** Somebody who works for a company in these roles and has shown their second factor, as verbs see them. */
export async function asStaff(
  { database: { db }, clock }: Pick<TestCloud, 'database' | 'clock'>,
  companyId: string,
  roles: Role[],
): Promise<Context> {
  const userId = uuidv7()
  const row = { id: uuidv7(), companyId, userId, roles, since: new Date(clock.now()) }
  await db.inTenant(companyId, (tx) => tx.insert(staff).values(row))
  const actor = { kind: 'user', userId, sessionId: uuidv7(), hasSecondFactor: true } as const
  return { actor, db, clock, log: pino({ level: 'silent' }) }
}
