import { describe, expect, it } from 'vitest'
import { type OpenEvent, type OpenState, step, usualReleaseMs } from './open-machine.ts'

/** Runs events given with their instants. */
function run(...events: [number, OpenEvent][]): OpenState {
  return events.reduce<OpenState>((state, [nowMs, event]) => step(state, event, nowMs), { at: 'idle' })
}

const tap: [number, OpenEvent] = [0, { type: 'tap', key: 'a' }]
const answered: [number, OpenEvent] = [200, { type: 'answered', key: 'a' }]
const lost: [number, OpenEvent] = [5_800, { type: 'failed', key: 'a', failure: { kind: 'lost' } }]

it('sends once however often it is tapped', () => {
  expect(run(tap, [50, { type: 'tap', key: 'b' }])).toEqual({ at: 'sending', key: 'a', sinceMs: 0 })
})

it('opens on the answer, and is ready again when the release is over', () => {
  expect(run(tap, answered)).toMatchObject({ at: 'opened', untilMs: 200 + usualReleaseMs })
  expect(run(tap, answered, [200 + usualReleaseMs - 1, { type: 'tick' }]).at).toBe('opened')
  expect(run(tap, answered, [200 + usualReleaseMs, { type: 'tick' }]).at).toBe('idle')
})

it('counts by what the door itself says of its release', () => {
  const sent = step({ at: 'idle' }, { type: 'tap', key: 'a' }, 0)
  expect(step(sent, { type: 'answered', key: 'a' }, 200, 7_000)).toMatchObject({ releaseMs: 7_000, untilMs: 7_200 })
})

it('does not send again while the door is open', () => {
  expect(run(tap, answered, [900, { type: 'tap', key: 'b' }]).at).toBe('opened')
})

it('passes over the answer to an earlier tap', () => {
  expect(run(tap, lost, [6_000, { type: 'tap', key: 'b' }], [6_100, { type: 'answered', key: 'a' }])).toMatchObject({
    at: 'sending',
    key: 'b',
  })
})

describe('the door’s own word', () => {
  const unlocked: [number, OpenEvent] = [250, { type: 'door', state: 'unlocked' }]

  it('holds the green as long as the lock is released', () => {
    expect(run(tap, answered, unlocked, [9_000, { type: 'tick' }]).at).toBe('opened')
    expect(run(tap, answered, unlocked, [9_000, { type: 'door', state: 'locked' }], [9_001, { type: 'tick' }]).at).toBe(
      'idle',
    )
  })

  it('that never comes again does not leave the button out of use', () => {
    expect(run(tap, answered, unlocked, [13_199, { type: 'tick' }]).at).toBe('opened')
    expect(run(tap, answered, unlocked, [13_200, { type: 'tick' }]).at).toBe('idle')
  })

  it('ends the green early, but not before it was seen', () => {
    const pulled: [number, OpenEvent] = [600, { type: 'door', state: 'open' }]
    expect(run(tap, answered, unlocked, pulled, [700, { type: 'tick' }]).at).toBe('opened')
    expect(run(tap, answered, unlocked, pulled, [1_700, { type: 'tick' }]).at).toBe('idle')
  })

  it('that is older than the tap changes nothing', () => {
    expect(run(tap, answered, [210, { type: 'door', state: 'locked' }], [300, { type: 'tick' }]).at).toBe('opened')
  })
})

describe('a failure', () => {
  it('stays until the next tap', () => {
    expect(run(tap, lost, [60_000, { type: 'tick' }]).at).toBe('failed')
    expect(run(tap, lost, [60_000, { type: 'tap', key: 'b' }]).at).toBe('sending')
  })

  it('turns green when the journal tells that the door did open', () => {
    expect(run(tap, lost, [7_000, { type: 'journal' }]).at).toBe('opened')
  })

  it('stays when the door itself refused, or the journal speaks much later', () => {
    const refused: [number, OpenEvent] = [
      300,
      { type: 'failed', key: 'a', failure: { kind: 'refused', reason: undefined } },
    ]
    expect(run(tap, refused, [400, { type: 'journal' }]).at).toBe('failed')
    expect(run(tap, lost, [60_000, { type: 'journal' }]).at).toBe('failed')
  })

  it('gives way to the word that the controller is away', () => {
    expect(run(tap, lost, [7_000, { type: 'away' }]).at).toBe('idle')
    expect(run(tap, [100, { type: 'away' }]).at).toBe('sending')
  })

  it('of a controller that was away ends when it is back', () => {
    const offline: [number, OpenEvent] = [
      300,
      { type: 'failed', key: 'a', failure: { kind: 'offline', sinceMs: null } },
    ]
    expect(run(tap, offline, [900, { type: 'back' }]).at).toBe('idle')
    expect(run(tap, lost, [7_000, { type: 'back' }]).at).toBe('failed')
  })
})
