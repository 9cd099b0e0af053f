import { DomainError } from '../platform/errors.ts'
import { contrast } from './colour.ts'
import { companyFaults } from './errors.ts'

/** Paler than this, its buttons would be so much darker that nobody knows the colour again. */
const leastContrast = 3

/**
 * A colour that a company may wear.
 * @returns `#rrggbb` in small letters
 * @throws DomainError `brand.colour`, `brand.pale`
 */
export function readBrandColour(text: string): string {
  const colour = text.trim().toLowerCase()
  if (!/^#[\da-f]{6}$/.test(colour)) throw new DomainError(companyFaults['brand.colour'])
  const found = contrast(colour, '#ffffff')
  if (found < leastContrast) {
    throw new DomainError(companyFaults['brand.pale'], { contrast: found.toFixed(1), least: leastContrast })
  }
  return colour
}
