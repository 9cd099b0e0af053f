import { eq } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { requireUser } from '../platform/http/index.ts'
import { platformFaults } from '../platform/platform-faults.ts'
import type { ProfileView } from './profile-view.ts'
import { user } from './tables.ts'

export const profileColumns = {
  id: user.id,
  name: user.name,
  familyName: user.familyName,
  givenName: user.givenName,
  patronymic: user.patronymic,
  phone: user.phone,
}

/** The asker's own profile. @throws DomainError `session.required` */
export async function readProfile(ctx: Pick<Context, 'actor' | 'db'>): Promise<ProfileView> {
  const userId = requireUser(ctx.actor)
  const [row] = await ctx.db.orm.select(profileColumns).from(user).where(eq(user.id, userId))
  if (!row) throw new DomainError(platformFaults['session.required'])
  return row
}
