import { describe, expect, it } from 'vitest'
import { DomainError } from '../platform/errors.ts'
import { checkPassword } from './check-password.ts'
import { createPasswordHasher } from './password-hasher.ts'
import { passwordRules, tighten } from './password-rules.ts'

function faultOf(plain: string, rules: Parameters<typeof checkPassword>[1]): string {
  try {
    checkPassword(plain, rules)
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
  return 'none'
}

describe('the rules', () => {
  it.each([
    ['R4', 'Ключ-Сосна7', 'none'],
    ['R4', 'КлючСосна7', 'password.signs'],
    ['R4', '7294-8851!', 'password.letters'],
    ['R4', 'Ключ-Сосна', 'password.digits'],
    ['R4', 'Ключ-7', 'password.short'],
    ['R5', 'ключсосна7', 'none'],
    ['R5', 'ключ 7 сосен', 'none'],
    ['R7', 'sosna72', 'none'],
    ['R7', 'сосна72', 'password.latin'],
    ['R7', 'sosna7', 'password.short'],
    ['R9', 'сосна у дома', 'none'],
    ['R12', 'сосна-7', 'password.short'],
    ['R12', 'password', 'password.common'],
    ['R12', 'PassWord1', 'password.common'],
    ['R12', 'qwerty123', 'password.common'],
    ['R12', 'йцукен123', 'password.common'],
    ['R12', 'пароль123', 'password.common'],
    ['R12', '11111111', 'password.common'],
    ['R12', '🙂🙂🙂🙂🙂🙂🙂🙂', 'password.common'],
    ['R12', '🙂🙃😉😌😍🥰😘😗', 'none'],
    ['R12', '\u202eсосна у дома', 'none'],
    ['R12', "'; drop table app_user; --", 'none'],
    ['R12', 'ж'.repeat(129), 'password.long'],
    ['R12', '', 'password.short'],
  ] as const)('%s: %s is %s', (row, plain, code) => expect(faultOf(plain, passwordRules[row])).toBe(code))

  it('are tightened by a company, never loosened', () => {
    expect(tighten(passwordRules.R7, { minLength: 4, needs: [] })).toEqual(passwordRules.R7)
    expect(tighten(passwordRules.R9, { minLength: 12, needs: ['digit'] })).toEqual({ minLength: 12, needs: ['digit'] })
    expect(tighten(passwordRules.R5, undefined)).toEqual(passwordRules.R5)
  })
})

describe('hashing', () => {
  it('knows its own password, in either way of writing the same letters', async () => {
    const hasher = createPasswordHasher()
    const hash = await hasher.hash('ёлка у подъезда')
    expect(hash).toMatch(/^\$scrypt\$ln=14,r=8,p=5\$/)
    expect(hash).not.toBe(await hasher.hash('ёлка у подъезда'))
    expect(await hasher.verify('ёлка у подъезда'.normalize('NFD'), hash)).toBe(true)
    expect(await hasher.verify('елка у подъезда', hash)).toBe(false)
  })

  it('does the same work for nobody and for what is no hash', async () => {
    const hasher = createPasswordHasher()
    const answers = await Promise.all([undefined, null, '', 'x'].map((hash) => hasher.verify('x', hash)))
    expect(answers).toEqual([false, false, false, false])
    expect(hasher.begun).toBe(4)
  })

  it('does two at a time, keeps some waiting and sends the rest away', async () => {
    const hasher = createPasswordHasher()
    const answers = await Promise.allSettled(Array.from({ length: 50 }, () => hasher.verify('x', undefined)))
    const refused = answers.filter(({ status }) => status === 'rejected')
    expect(refused).toHaveLength(16)
    expect(refused[0]).toMatchObject({ reason: { code: 'password.busy', members: { retryAfterS: 5 } } })
    expect(hasher.begun).toBe(34)
    expect(await hasher.verify('x', undefined)).toBe(false)
  })
})
