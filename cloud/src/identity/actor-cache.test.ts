import { expect, it } from 'vitest'
import { createActorCache } from './actor-cache.ts'

const session = {
  sessionId: 's',
  userId: 'u',
  expiresAtMs: 9_000_000,
  lastSeenMs: 0,
  isRemembered: true,
  hasSecondFactor: false,
}

it('knows a session for two seconds, and not at all once it is forgotten', () => {
  const cache = createActorCache()
  cache.set('a', session, 1000)
  expect(cache.get('a', 2999)).toBe(session)
  expect(cache.get('a', 3000)).toBeUndefined()
  cache.set('a', session, 1000)
  cache.forget('a')
  expect(cache.get('a', 1000)).toBeUndefined()
})

it('forgets sessions by their ids', () => {
  const cache = createActorCache()
  cache.set('a', session, 1000)
  cache.set('b', { ...session, sessionId: 't' }, 1000)
  cache.forgetSessions(['s', 'unknown'])
  expect(cache.get('a', 1000)).toBeUndefined()
  expect(cache.get('b', 1000)?.sessionId).toBe('t')
})

it('does not trust a clock that was set back', () => {
  const cache = createActorCache()
  cache.set('a', session, 1_000_000)
  expect(cache.get('a', 1000)).toBeUndefined()
})

it('holds five thousand, the oldest go first', () => {
  const cache = createActorCache()
  for (let n = 0; n <= 5000; n++) cache.set(`${n}`, session, 0)
  expect(cache.get('0', 0)).toBeUndefined()
  expect(cache.get('5000', 0)).toBe(session)
})
