import type { Language } from '../platform/errors.ts'
import { showReason } from '../residency/index.ts'
import type { RequestKind } from './request-status.ts'

/** What the house says in threads by itself. `{name}` stands for a value. A line that was said once is never taken out. */
const lines = {
  'check.approved': {
    ru: 'Анкета проверена: вы — верифицированный житель. Ключ готовим; когда и где его получить, напишем здесь.',
    en: 'The form is checked: you are a verified resident. The key is being made; where and when to get it will be written here.',
  },
  'check.approved-paid': {
    ru: 'Анкета проверена: вы — верифицированный житель. Этот ключ платный: заявка ждёт оплаты.',
    en: 'The form is checked: you are a verified resident. This key is a paid one: the request awaits payment.',
  },
  'check.ended': {
    ru: 'Верификация прекращена: {reason}',
    en: 'The verification has ended: {reason}',
  },
  'check.withdrawn': {
    ru: 'Вы отозвали согласие на проверку выписки: проверка остановлена, данные выписки и приложенные файлы удалены.',
    en: 'The consent to check the extract was withdrawn: the check has stopped, the extract and the attached files are deleted.',
  },
  'key.paid': {
    ru: 'Бесплатный ключ на этого собственника уже заказан (заявка № {number}), поэтому этот ключ платный.',
    en: 'The free key of this owner has been ordered already (request no. {number}), so this one is a paid one.',
  },
  'key.handed-over': { ru: 'Ключ выдан.', en: 'The key was handed over.' },
} as const satisfies Record<string, Record<Language, string>>

export type SaidCode = keyof typeof lines

export interface SaidLine {
  code: SaidCode
  values: Record<string, string>
}

/** A line's words in a reader's language; one that this version does not know shows its code. */
export function showLine({ code, values }: SaidLine, language: Language): string {
  const texts: Readonly<Record<string, Record<Language, string>>> = lines
  const line = Object.hasOwn(texts, code) ? texts[code] : undefined
  return (line?.[language] ?? code).replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = values[name] ?? ''
    return name === 'reason' ? showReason(value, language) : value
  })
}

/** The title of a request: what the house named is named in the reader's language. */
export function showTitle({ kind, title }: { kind: RequestKind; title: string }, language: Language): string {
  return kind === 'question' ? title : titles[kind][language]
}

const titles = {
  key: { ru: 'Ключ от домофона', en: 'A key of the intercom' },
  'paid-key': { ru: 'Дополнительный ключ от домофона (платно)', en: 'A further key of the intercom (paid)' },
}
