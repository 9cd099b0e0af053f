import { DomainError } from '../platform/errors.ts'
import { companyFaults } from './errors.ts'

export const limitBytes = 100_000
/** A small file can hold a picture that fills a phone's memory. */
export const limitPixels = 2_048

export function tooLarge(): DomainError {
  return new DomainError(companyFaults['logo.too-large'], { limitKb: limitBytes / 1000, limitPixels })
}

/** @param what is wrong, for whoever made the file */
export function unreadable(what: string): DomainError {
  return new DomainError(companyFaults['logo.unreadable'], { what })
}

/** @param what stands in the file and may not */
export function unsafe(what: string): DomainError {
  return new DomainError(companyFaults['logo.unsafe'], { what: what.slice(0, 60) })
}
