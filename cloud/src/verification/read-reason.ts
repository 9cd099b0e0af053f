import { DomainError } from '../platform/errors.ts'
import { verificationFaults } from './errors.ts'

/** @throws DomainError `verification.reason` */
export function readReason(text: string): string {
  const reason = text.replaceAll(/\s+/g, ' ').trim()
  if (reason.length < 3 || reason.length > 1000) throw new DomainError(verificationFaults['verification.reason'])
  return reason
}
