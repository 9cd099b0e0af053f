import { eq } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { requireUser } from '../platform/http/index.ts'
import { platformFaults } from '../platform/platform-faults.ts'
import { identityFaults } from './errors.ts'
import type { ProfileView } from './profile-view.ts'
import { readInn } from './read-inn.ts'
import { displayName, type NamePart, type PersonName, readPersonName } from './read-person-name.ts'
import { profileColumns } from './read-profile.ts'
import { user } from './tables.ts'

const faultOf = {
  familyName: identityFaults['name.family'],
  givenName: identityFaults['name.given'],
  patronymic: identityFaults['name.patronymic'],
} as const

/**
 * Takes the asker's name as they write it. Whoever lives with them sees the new one from then on, on older events too.
 * @param input.inn left out it stays as it is, empty it is taken away
 * @throws DomainError `inn.invalid` · `name.family`, `name.given`, `name.patronymic`: the first that cannot be one, with all in `fields`
 */
export async function changeName(
  ctx: Pick<Context, 'actor' | 'db' | 'clock'>,
  { inn, ...input }: PersonName & { inn?: string | undefined },
): Promise<ProfileView> {
  const userId = requireUser(ctx.actor)
  const read = readPersonName(input)
  if ('faults' in read) {
    const fields = Object.entries(read.faults).map(([path, code]) => ({ path, code }))
    const first = (['familyName', 'givenName', 'patronymic'] satisfies NamePart[]).find((part) => read.faults[part])
    throw new DomainError(faultOf[first ?? 'familyName'], { fields })
  }
  const kept = inn === undefined ? {} : { inn: requireInn(inn) }
  const [row] = await ctx.db.orm
    .update(user)
    .set({ ...kept, ...read.name, name: displayName(read.name), updatedAt: new Date(ctx.clock.now()) })
    .where(eq(user.id, userId))
    .returning(profileColumns)
  if (!row) throw new DomainError(platformFaults['session.required'])
  return row
}

function requireInn(text: string): string | null {
  if (text.trim() === '') return null
  const inn = readInn(text)
  if (inn === null)
    throw new DomainError(identityFaults['inn.invalid'], { fields: [{ path: 'inn', code: 'checksum' }] })
  return inn
}
