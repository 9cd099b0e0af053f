import type { Language } from '../platform/errors.ts'

/** A message in one language, of which the SMS, the plain letter and the HTML one are made. `{name}` stands for a value. */
export interface Template {
  /** Mail only. */
  subject: string
  /** Sentences of an SMS, paragraphs of a letter. */
  body: readonly string[]
}

/** All that is ever said. In Russian 70 characters make one SMS (UCS-2, 3GPP TS 23.038), in English 160. */
export const templates = {
  'sign-in-code': {
    ru: { subject: 'Код для входа: {code}', body: ['Домовой: код для входа {code}.', 'Никому его не говорите.'] },
    en: { subject: 'Sign-in code: {code}', body: ['Domovoy: your sign-in code is {code}.', 'Do not share it.'] },
  },
  /** What a call says: for registration by a call from a robot. */
  'spoken-code': {
    ru: { subject: 'Ваш код: {code}', body: ['Здравствуйте! Ваш код: {code}.', 'Повторяем: {code}.'] },
    en: { subject: 'Your code: {code}', body: ['Hello! Your code is {code}.', 'Once more: {code}.'] },
  },
  trial: {
    ru: { subject: 'Проверка связи', body: ['Домовой: проверка связи.', 'Сообщения уходят.'] },
    en: { subject: 'A trial', body: ['Domovoy: this is a trial.', 'Messages go out.'] },
  },
} as const satisfies Record<string, Record<Language, Template>>

export type TemplateName = keyof typeof templates
