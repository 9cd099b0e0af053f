const weightsOf10 = [2, 4, 10, 3, 5, 9, 4, 6, 8]
const weightsOf11 = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]
const weightsOf12 = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]

/**
 * A taxpayer's number: 12 digits of a person, 10 of an organisation, with the check digits that the tax office adds.
 * Spaces are left out. @returns null for what is none
 */
export function readInn(text: string): string | null {
  const inn = text.slice(0, 64).replaceAll(/[\s\p{Cf}]/gu, '')
  if (!/^(?:\d{10}|\d{12})$/.test(inn) || /^0+$/.test(inn)) return null
  const digits = [...inn].map(Number)
  const isRight = (weights: readonly number[]) =>
    (weights.reduce((sum, weight, at) => sum + weight * (digits[at] ?? 0), 0) % 11) % 10 === digits[weights.length]
  const checks = inn.length === 10 ? [weightsOf10] : [weightsOf11, weightsOf12]
  return checks.every(isRight) ? inn : null
}
