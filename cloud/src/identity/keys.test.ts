import { expect, it } from 'vitest'
import { deriveKeys, hashCode, hashToken, isSameHash } from './keys.ts'
import { openSecret } from './open-secret.ts'

const keys = deriveKeys('a secret of the tests, long enough to be one')
const others = deriveKeys('another secret of the tests, as long as that')

it('hashes a code for its phone, under its secret', () => {
  const hash = hashCode(keys, { purpose: 'sign-in', phone: '+79000000001', code: '1234' })
  expect(hash).toBe(hashCode(keys, { purpose: 'sign-in', phone: '+79000000001', code: '1234' }))
  expect(hash).not.toBe(hashCode(keys, { purpose: 'sign-in', phone: '+79000000002', code: '1234' }))
  expect(hash).not.toBe(hashCode(keys, { purpose: 'sign-in', phone: '+79000000001', code: '1235' }))
  expect(hash).not.toBe(hashCode(keys, { purpose: 'recovery', phone: '+79000000001', code: '1234' }))
  expect(hash).not.toBe(hashCode(others, { purpose: 'sign-in', phone: '+79000000001', code: '1234' }))
  expect(hashToken(keys, '+79000000001\n1234')).not.toBe(hash)
})

it('compares hashes of any length', () => {
  expect(isSameHash('ab', 'ab')).toBe(true)
  expect(isSameHash('ab', 'ac')).toBe(false)
  expect(isSameHash('', 'ab')).toBe(false)
})

it('refuses a secret that is none', () => {
  expect(() => deriveKeys('secret')).toThrow('6 characters')
})

it('makes the secret once', () => {
  const files = new Map<string, string>()
  const store = {
    read: (name: string) => files.get(name),
    write: (name: string, text: string) => void files.set(name, text),
  }
  const secret = openSecret(store)
  expect(secret.length).toBeGreaterThanOrEqual(43)
  expect(openSecret(store)).toBe(secret)
  expect(() => deriveKeys(secret)).not.toThrow()
})
