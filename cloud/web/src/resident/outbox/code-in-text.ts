/** The confirmation code inside a message: four to six digits that stand alone. */
export function codeInText(text: string): string | null {
  return /(?<![\d+-])\d{4,6}(?![\d-])/.exec(text)?.[0] ?? null
}
