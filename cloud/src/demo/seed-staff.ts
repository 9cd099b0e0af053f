import { and, eq, isNull } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { ensureUser } from '../identity/index.ts'
import { deriveKeys } from '../identity/keys.ts'
import { setPassword } from '../identity/set-password.ts'
import { enrol } from '../identity/set-up-second-factor.ts'
import { secondFactor, user } from '../identity/tables.ts'
import { platformOperator } from '../operator/tables.ts'
import type { Context } from '../platform/context.ts'
import { staff } from '../staff/index.ts'
import { demoOperator, demoStaff, staffPasswordHash, staffTotpSecret } from './demo-staff.ts'

type DemoPerson = Omit<(typeof demoStaff)[number], 'posts'>

/**
 * Lays down the demo's staff, each with a second factor that the outbox page knows, and who runs the platform. What is there
 * already stays as it is.
 * @param secret the server's sign-in secret, under which second factors are sealed
 */
export async function seedStaff(ctx: Pick<Context, 'db' | 'clock'>, secret: string): Promise<void> {
  const since = new Date(ctx.clock.now())
  for (const { posts, ...person } of demoStaff) {
    const userId = await seedPerson(ctx, person, secret)
    for (const { company, roles, position } of posts) {
      const row = { id: uuidv7(), companyId: company.id, userId, roles: [...roles], position, since }
      await ctx.db.inTenant(company.id, (tx) => tx.insert(staff).values(row).onConflictDoNothing())
    }
  }
  const userId = await seedPerson(ctx, demoOperator, secret)
  await ctx.db.orm.insert(platformOperator).values({ userId, since, source: 'demo' }).onConflictDoNothing()
}

async function seedPerson(ctx: Pick<Context, 'db' | 'clock'>, person: DemoPerson, secret: string): Promise<string> {
  const { phone, login, ...name } = person
  const userId = await ensureUser(ctx, { ...name, phone })
  await ctx.db.as({}, async (tx) => {
    await tx
      .update(user)
      .set({ login, phoneVerified: true })
      .where(and(eq(user.id, userId), isNull(user.login)))
    const known = await tx.select().from(secondFactor).where(eq(secondFactor.userId, userId))
    if (known.length > 0) return
    await setPassword(tx, ctx, userId, staffPasswordHash)
    await enrol(tx, ctx, { keys: deriveKeys(secret) }, { userId, secret: staffTotpSecret, isConfirmed: true })
  })
  return userId
}
