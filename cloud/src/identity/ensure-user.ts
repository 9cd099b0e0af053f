import { uuidv7 } from 'uuidv7'
import type { Context } from '../platform/context.ts'
import { parsePhone } from './parse-phone.ts'
import { displayName, type PersonName } from './read-person-name.ts'
import { user } from './tables.ts'

/**
 * The user of a phone, made when there is none: for residents that are entered before they first sign in.
 * The name of one who is there already is left as it is.
 * @throws DomainError `phone.invalid`
 */
export async function ensureUser(
  ctx: Pick<Context, 'db' | 'clock'>,
  person: { phone: string } & PersonName,
): Promise<string> {
  const phone = parsePhone(person.phone)
  const { familyName, givenName, patronymic } = person
  const at = new Date(ctx.clock.now())
  const [row] = await ctx.db.orm
    .insert(user)
    .values({
      id: uuidv7(),
      name: displayName(person),
      familyName,
      givenName,
      patronymic,
      phone,
      createdAt: at,
      updatedAt: at,
    })
    .onConflictDoUpdate({ target: user.phone, set: { phone } })
    .returning({ id: user.id })
  if (!row) throw new Error('the insert of a user returned no row')
  return row.id
}
