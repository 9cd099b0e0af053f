/** Whether a password stands in the list of those that are tried first. */
export function isCommonPassword(password: string): boolean {
  return /^(.)\1*$/u.test(password)
}
