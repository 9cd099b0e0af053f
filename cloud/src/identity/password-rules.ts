export type PasswordNeed = 'letter' | 'latin-letter' | 'digit' | 'sign'

/** What a password must be. */
export interface PasswordRules {
  /** In characters, as people count them. */
  minLength: number
  needs: readonly PasswordNeed[]
}

/** By the row that asks for it. A company's own rules may only be stricter: see `tighten`. */
export const passwordRules = {
  R4: { minLength: 8, needs: ['letter', 'digit', 'sign'] },
  R5: { minLength: 8, needs: ['letter', 'digit'] },
  R7: { minLength: 7, needs: ['latin-letter', 'digit'] },
  R8: { minLength: 8, needs: [] },
  R9: { minLength: 8, needs: [] },
  R12: { minLength: 8, needs: [] },
} as const satisfies Record<string, PasswordRules>

/** Both rules at once: neither can loosen the other. */
export function tighten(rules: PasswordRules, stricter: Partial<PasswordRules> | undefined): PasswordRules {
  return {
    minLength: Math.max(rules.minLength, stricter?.minLength ?? 0),
    needs: [...new Set([...rules.needs, ...(stricter?.needs ?? [])])],
  }
}
