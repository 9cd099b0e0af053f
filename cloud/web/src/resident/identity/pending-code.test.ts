import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { loadPendingCode, type PendingCode, storePendingCode } from './pending-code.ts'

const pending: PendingCode = {
  phone: '+79000000001',
  resendAtMs: 180_000,
  expiresAtMs: 600_000,
  codeLength: 4,
  resends: 0,
}

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
})
afterEach(() => vi.unstubAllGlobals())

it('survives a reload until the code has lapsed', () => {
  storePendingCode(pending)
  expect(loadPendingCode(599_999)).toEqual(pending)
  expect(loadPendingCode(600_000)).toBeNull()
})

it('is gone once it was used', () => {
  storePendingCode(pending)
  storePendingCode(null)
  expect(loadPendingCode(0)).toBeNull()
})

it('starts afresh from whatever else stands there', () => {
  sessionStorage.setItem('domovoy.pending-code', '{"phone":1}')
  expect(loadPendingCode(0)).toBeNull()
  sessionStorage.setItem('domovoy.pending-code', 'no JSON')
  expect(loadPendingCode(0)).toBeNull()
})

it('does without a storage that is closed', () => {
  vi.stubGlobal('sessionStorage', undefined)
  expect(() => storePendingCode(pending)).not.toThrow()
  expect(loadPendingCode(0)).toBeNull()
})
