import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import type { Language } from '../platform/errors.ts'
import { findPersonById } from './find-person.ts'
import type { Identity } from './identity.ts'
import type { IdentityTemplate } from './identity-messages.ts'

const dayMs = 24 * 60 * 60 * 1000

/**
 * Tells somebody what has become of their sign-in, by letter where a confirmed address is known, else by SMS: with the change
 * itself. @param to where it was known before the change; left out it is where it is known now
 */
export async function tellPerson(
  tx: Transaction,
  { clock }: Pick<Context, 'clock'>,
  { messages }: Pick<Identity, 'messages'>,
  userId: string,
  { template, language, to }: { template: IdentityTemplate; language: Language; to?: string },
): Promise<void> {
  const person = to === undefined ? await findPersonById(tx, userId) : undefined
  const address = to ?? (person?.emailVerified ? person.email : null) ?? (person?.phoneVerified ? person.phone : null)
  if (!address) return
  const kind = address.includes('@') ? 'mail' : 'sms'
  if (!messages.carries(kind)) return
  await messages.queue(tx, { kind, template, values: {}, to: address, language, expiresAt: clock.now() + dayMs })
}
