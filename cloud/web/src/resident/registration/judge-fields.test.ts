import type { TFunction } from 'i18next'
import { describe, expect, it } from 'vitest'
import { judgeFields } from './judge-fields.ts'

const t = ((key: string) => key) as unknown as TFunction

describe('judgeFields', () => {
  it.each<[string, string, string | undefined]>([
    ['email', ' Anna@Example.ru ', undefined],
    ['email', 'имя＠почта.рф', undefined],
    ['email', 'anna@example', 'register.wrong.email'],
    ['login', 'Ivanov_12', undefined],
    ['login', '1vanov', 'register.wrong.login'],
    ['accountNumber', '№ 12-34/А', undefined],
    ['accountNumber', 'нет', 'register.wrong.account'],
    ['fullName', 'д´Артаньян Шарль', undefined],
    ['fullName', 'Иванов', 'register.wrong.fullName'],
    ['givenName', 'Anna', 'profile.wrong.latin'],
    ['givenName', 'Анна1', 'profile.wrong.letters'],
    ['givenName', '\u200b ', 'profile.wrong.empty'],
    ['patronymic', '', undefined],
    ['phone', '916200', 'problem.phone.invalid'],
  ])('finds in %s «%s»: %s', (field, value, fault) => expect(judgeFields(t, { [field]: value })[field]).toBe(fault))

  it.each([
    ['web', 'полянка1', 'register.wrong.signs'],
    ['call', 'соседи2026', undefined],
    ['application', 'пароль12', 'register.wrong.latin'],
    ['application', 'sosna-7', undefined],
    ['login', '        ', undefined],
  ] as const)('asks of the password of %s what its way wants', (way, password, fault) => {
    expect(judgeFields(t, { password, repeat: password }, { way }).password).toBe(fault)
  })

  it('holds the company to be stricter', () => {
    const passwordRules = { minLength: 12, needsSign: true }
    const judged = (password: string) => judgeFields(t, { password }, { way: 'email', passwordRules }).password
    expect(['большая', 'большая поляна', 'большая-поляна'].map(judged)).toEqual([
      'register.wrong.short',
      'register.wrong.signs',
      undefined,
    ])
  })

  it('finds all at once, and nothing where nothing needs to be', () => {
    const told = { email: '', phone: '', password: 'а', repeat: 'б', consent: false, captcha: undefined }
    expect(Object.keys(judgeFields(t, told, { optional: ['phone'] }))).toEqual([
      ...['email', 'password', 'repeat', 'consent', 'captcha'],
    ])
  })
})
