import { DomainError } from '../platform/errors.ts'
import { identityFaults } from './errors.ts'
import { readPhone } from './phone.ts'

/** The number in E.164. @throws DomainError `phone.invalid` `{ reason }` */
export function parsePhone(text: string): string {
  const reading = readPhone(text)
  if ('flaw' in reading) throw new DomainError(identityFaults['phone.invalid'], { reason: reading.flaw })
  return reading.phone
}
