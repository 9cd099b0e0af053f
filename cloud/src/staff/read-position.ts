import { DomainError } from '../platform/errors.ts'
import { staffFaults } from './errors.ts'

const longest = 80

/** A position as the company calls it; null where it says none. @throws DomainError `staff.position` */
export function readPosition(text: string): string | null {
  const position = text.trim().replaceAll(/ {2,}/g, ' ')
  // Control characters and marks that turn the direction of writing make a line look like what it is not.
  if (position.length > longest || /[\p{Cc}\p{Cf}\u2028\u2029]/u.test(position)) {
    throw new DomainError(staffFaults['staff.position'])
  }
  return position === '' ? null : position
}
