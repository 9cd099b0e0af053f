import { DomainError, type Fault } from '../platform/errors.ts'
import { isUuid } from '../platform/is-uuid.ts'

/** An id that cannot be one names nothing that exists. @throws DomainError the given fault */
export function requireId(id: string, unknown: Fault): string {
  if (!isUuid(id)) throw new DomainError(unknown)
  return id.toLowerCase()
}
