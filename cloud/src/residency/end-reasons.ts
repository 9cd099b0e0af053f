import type { Language } from '../platform/errors.ts'

/** Why a verification ended by itself; staff give their reasons in words. */
const endReasons = {
  'newer-extract': {
    ru: 'Более новая выписка из ЕГРН называет другого собственника.',
    en: 'A newer extract of the property register names another owner.',
  },
  'new-owner': {
    ru: 'В реестре лицевых счетов сменился собственник.',
    en: 'The register of accounts names another owner.',
  },
} as const satisfies Record<string, Record<Language, string>>

export type EndReason = keyof typeof endReasons

/** A reason in a reader's language: what is no code is staff's own words, and stays. */
export function showReason(reason: string, language: Language): string {
  const texts: Readonly<Record<string, Record<Language, string>>> = endReasons
  return Object.hasOwn(texts, reason) ? (texts[reason]?.[language] ?? reason) : reason
}
