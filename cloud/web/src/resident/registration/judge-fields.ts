import type { TFunction } from 'i18next'
import type { FieldFaults } from './field-faults.ts'
import type { Way } from './registration-api.ts'

/** What stands in the fields of a form, by name; `consent` is a tick, `captcha` a solution. */
export type Told<Field extends string> = Readonly<Partial<Record<Field, unknown>>>

/** What the form's own way wants, and what the company makes stricter. */
export interface Demands {
  way?: Way
  /** Fields that may stay empty; the patronymic always may. */
  optional?: readonly string[]
  passwordRules?: { minLength: number; needsSign: boolean } | undefined
}

const marks = { letters: /\p{L}/u, latin: /[a-z]/i, digits: /\d/, signs: /[^\p{L}\p{M}\p{N}\s\p{Cc}]/u }
const marksOf: Partial<Record<Way, readonly (keyof typeof marks)[]>> = {
  web: ['letters', 'digits', 'signs'],
  call: ['letters', 'digits'],
  application: ['latin', 'digits'],
}
const email = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/
const login = /^[a-z][a-z0-9._-]{2,31}$/
const account = /^(?=.*\d)[\p{L}\d\p{Pd}−/.]+$/u
const notInNames = /[^\p{Script=Cyrillic}\p{M}\s\p{Pd}−'`´ʼʹ‘’′]/u

/**
 * Everything that is plainly wrong, so that it shows at once: the cloud names its first objection only. Never stricter
 * than the cloud, which judges all of it again and knows more (logins that are taken, passwords that everybody knows).
 */
export function judgeFields<Field extends string>(
  t: TFunction,
  told: Told<Field>,
  demands: Demands = {},
): FieldFaults<Field> {
  const found = Object.entries(told).map(([field, value]) => {
    if (field === 'consent') return [field, value === true ? undefined : t('register.wrong.consent')]
    if (field === 'captcha') return [field, value === undefined ? t('register.wrong.captcha') : undefined]
    if (typeof value !== 'string') return [field, undefined]
    if (field === 'password') return [field, passwordFault(t, value, demands)]
    const isRequired = field !== 'patronymic' && !demands.optional?.includes(field)
    if (field === 'repeat' && value !== '') {
      return [field, 'password' in told && told.password !== value ? t('register.password.differ') : undefined]
    }
    const text = value
      .normalize('NFKC')
      .replaceAll(/\p{Cf}/gu, '')
      .trim()
    if (text === '') return [field, isRequired ? t('profile.wrong.empty') : undefined]
    return [field, textFault(t, field, text)]
  })
  return Object.fromEntries(found.filter(([, fault]) => fault !== undefined)) as FieldFaults<Field>
}

function passwordFault(t: TFunction, plain: string, { way, passwordRules }: Demands): string | undefined {
  if (plain === '') return t('profile.wrong.empty')
  const password = plain.normalize('NFKC')
  const minLength = Math.max(way === 'application' ? 7 : 8, passwordRules?.minLength ?? 0)
  if ([...password].length < minLength) return t('register.wrong.short', { minLength })
  const needs = [...((way && marksOf[way]) ?? []), ...(passwordRules?.needsSign ? (['signs'] as const) : [])]
  const missing = needs.find((it) => !marks[it].test(password))
  return missing && t(`register.wrong.${missing}`)
}

function textFault(t: TFunction, field: string, text: string): string | undefined {
  switch (field) {
    case 'phone':
      return /^\d{10}$/.test(text) ? undefined : t('problem.phone.invalid')
    case 'email':
      return email.test(text) ? undefined : t('register.wrong.email')
    case 'login':
      return login.test(text.toLowerCase()) ? undefined : t('register.wrong.login')
    case 'accountNumber':
      return account.test(text.replaceAll(/\s|№|No/g, '')) ? undefined : t('register.wrong.account')
    case 'fullName':
      return /\s/.test(text) && !notInNames.test(text) ? undefined : t('register.wrong.fullName')
    case 'familyName':
    case 'givenName':
    case 'patronymic':
      if (!notInNames.test(text)) return undefined
      return t(/\p{Script=Latin}/u.test(text) ? 'profile.wrong.latin' : 'profile.wrong.letters')
    default:
      return undefined
  }
}
