/** Longest number that a register may hold. */
const longestAccountNumber = 30

/**
 * An account's number as registers keep it: no spaces, one sort of dash, capital letters; leading zeros stay, since
 * `00123` and `123` may be two accounts.
 * @returns null for what cannot be a number: nothing, too long, or signs that no register uses
 */
export function readAccountNumber(text: string): string | null {
  const number = text
    .replaceAll('№', '')
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cf}]/gu, '')
    .replaceAll(/[‐‑‒–—−]/g, '-')
    .toUpperCase()
  return number.length <= longestAccountNumber &&
    /^[0-9A-ZА-ЯЁ]([0-9A-ZА-ЯЁ/.-]*[0-9A-ZА-ЯЁ])?$/.test(number) &&
    /\d/.test(number)
    ? number
    : null
}
