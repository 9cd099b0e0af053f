import { type CodeIssued, issueCode } from '../identity/index.ts'
import { DomainError } from '../platform/errors.ts'
import type { Asker, RegistrationContext, RegistrationDeps } from './deps.ts'
import { registrationFaults } from './errors.ts'
import { requireDraft } from './find-draft.ts'

/**
 * Sends the code of this registration, once more too: by SMS, or, for R5, by «Запросить звонок с кодом».
 * @throws DomainError `registration.unknown`, `registration.step`, and what `issueCode` throws
 */
export async function sendCode(
  ctx: RegistrationContext,
  { identity }: RegistrationDeps,
  asker: Asker,
): Promise<CodeIssued> {
  const { phone, way } = await requireDraft(ctx, asker, 'code')
  if (phone === null) throw new DomainError(registrationFaults['registration.step'])
  const channel = way === 'call' ? 'call' : 'sms'
  const { address, language } = asker
  return await issueCode(ctx, identity, { purpose: 'registration', phone, address, language, channel })
}
