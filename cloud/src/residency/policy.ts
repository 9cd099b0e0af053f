import { DomainError } from '../platform/errors.ts'
import { isUuid } from '../platform/is-uuid.ts'
import { entranceFaults } from './errors.ts'
import type { Standing } from './find-standing.ts'

/**
 * Only who lives behind an entrance sees it, opens it and watches it.
 * Somebody else's entrance in another company does not even exist for them.
 * @throws DomainError `entrance.unknown`, `entrance.forbidden`
 */
export function requireResident(standing: Standing | undefined): Standing {
  if (!standing) throw new DomainError(entranceFaults['entrance.unknown'])
  if (standing.premisesIds.length === 0) throw new DomainError(entranceFaults['entrance.forbidden'])
  return standing
}

/** An id that cannot be one is an entrance that does not exist. @throws DomainError `entrance.unknown` */
export function readEntranceId(text: string): string {
  if (!isUuid(text)) throw new DomainError(entranceFaults['entrance.unknown'])
  return text.toLowerCase()
}
