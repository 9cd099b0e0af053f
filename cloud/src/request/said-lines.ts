import type { Language } from '../platform/errors.ts'

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
  'check.ended-newer-extract': {
    ru: 'Верификация прекращена: более новая выписка из ЕГРН называет другого собственника.',
    en: 'The verification has ended: a newer extract of the property register names another owner.',
  },
  'check.ended-new-owner': {
    ru: 'Верификация прекращена: в реестре лицевых счетов сменился собственник.',
    en: 'The verification has ended: the register of accounts names another owner.',
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
  return (line?.[language] ?? code).replaceAll(/\{(\w+)\}/g, (_whole, name: string) => values[name] ?? '')
}
