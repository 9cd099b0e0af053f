import { eq, sql } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { requireUser } from '../platform/http/index.ts'
import { platformFaults } from '../platform/platform-faults.ts'
import { passwordProvider } from './find-person.ts'
import type { ProfileView } from './profile-view.ts'
import { user } from './tables.ts'

export const profileColumns = {
  id: user.id,
  name: user.name,
  familyName: user.familyName,
  givenName: user.givenName,
  patronymic: user.patronymic,
  phone: user.phone,
  isPhoneConfirmed: user.phoneVerified,
  phoneToConfirm: user.phoneToConfirm,
  email: user.email,
  isEmailConfirmed: user.emailVerified,
  login: user.login,
  inn: user.inn,
  keepsSignedIn: user.keepsSignedIn,
  // Written out: after an update a column stands without its table, and would be taken for one of the other's.
  hasPassword: sql<boolean>`exists (select from sign_in_method m where m.user_id = app_user.id and m.provider = ${passwordProvider})`,
}

/** The asker's own profile. @throws DomainError `session.required` */
export async function readProfile(ctx: Pick<Context, 'actor' | 'db'>): Promise<ProfileView> {
  const userId = requireUser(ctx.actor)
  const [row] = await ctx.db.orm.select(profileColumns).from(user).where(eq(user.id, userId))
  if (!row) throw new DomainError(platformFaults['session.required'])
  return row
}
