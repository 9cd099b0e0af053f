import { commandGolden } from '@domovoy/protocol/command'
import { describe, expect, it } from 'vitest'
import { judgeCommand } from './judge-command.ts'
import { commandLimits } from './take-command.ts'

const { lifeMs, futureToleranceMs, rememberedMs } = commandLimits
const issuedAtMs = commandGolden.issuedAtMs
const facts = {
  controllerId: commandGolden.controllerId,
  doors: ['main'],
  limits: commandLimits,
  nowMs: issuedAtMs,
  taken: { has: false, newestIssuedAtMs: undefined },
}
const reason = (changes: Partial<typeof facts> | object, command = commandGolden) => {
  const judgement = judgeCommand(command, { ...facts, ...changes })
  return judgement.ok ? 'ok' : judgement.reason
}

describe('a command is judged', () => {
  it.each([
    ['at once', 0, 'ok'],
    ['at the end of its life', lifeMs, 'ok'],
    ['after its life', lifeMs + 1, 'expired'],
    ['a little before it was issued', -futureToleranceMs, 'ok'],
    ['before it can have been issued', -futureToleranceMs - 1, 'expired'],
  ])('by its age: %s', (_, ageMs, expected) => expect(reason({ nowMs: issuedAtMs + ageMs })).toBe(expected))

  it('by its addressee, before all else', () => {
    expect(reason({ controllerId: 'another', nowMs: 0 })).toBe('wrong-controller')
  })

  it('by whether it was taken before', () => {
    expect(reason({ taken: { has: true, newestIssuedAtMs: issuedAtMs } })).toBe('replayed')
  })

  it('by the door it names', () => {
    expect(reason({ doors: ['garage'] })).toBe('unknown-door')
    expect(reason({ doors: [] }, { ...commandGolden, kind: 'unwatch', viewerId: commandGolden.id })).toBe('ok')
  })

  it('as expired when it is older than what is remembered, though a lying clock calls it fresh', () => {
    const newest = (ms: number) => ({ taken: { has: false, newestIssuedAtMs: issuedAtMs + ms } })
    expect(reason(newest(rememberedMs))).toBe('ok')
    expect(reason(newest(rememberedMs + 1))).toBe('expired')
  })
})
