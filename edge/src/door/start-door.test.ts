import type { JournalEvent } from '@domovoy/protocol/journal'
import type { DoorStateName } from '@domovoy/protocol/mqtt'
import { beforeEach, describe, expect, it } from 'vitest'
import { silentLog } from '../runtime/log.ts'
import { VirtualClock } from '../runtime/virtual-clock.ts'
import { FakeInputLine } from './fake-input-line.ts'
import { FakeRelay } from './fake-relay.ts'
import { type Door, startDoor } from './start-door.ts'

describe('a door with its relay', () => {
  let clock: VirtualClock
  let relay: FakeRelay
  let inputs: { contact: FakeInputLine; exit: FakeInputLine; fire: FakeInputLine }
  let notes: JournalEvent[]
  let names: DoorStateName[]
  let door: Door

  beforeEach(() => {
    clock = new VirtualClock()
    relay = new FakeRelay()
    inputs = { contact: new FakeInputLine(), exit: new FakeInputLine(), fire: new FakeInputLine() }
    notes = []
    names = []
    door = startDoor({
      rules: { id: 'main', pulseMs: 3_000, permittedOpenMs: 20_000 },
      relay,
      inputs,
      clock,
      log: silentLog,
      note: (event) => void notes.push(event),
      onState: (name) => void names.push(name),
    })
  })

  it('says that it opened once the line has moved, and locks again', async () => {
    expect(await door.grant()).toBe(true)
    expect([relay.isOn, door.state()]).toEqual([true, 'unlocked'])
    await clock.advance(2_999)
    expect(relay.isOn).toBe(true)
    await clock.advance(1)
    expect([relay.isOn, relay.pulses, names]).toEqual([false, 1, ['unlocked', 'locked']])
  })

  it('does not open later what failed to open', async () => {
    relay.break()
    expect(await door.grant()).toBe(false)
    expect(notes).toEqual([{ kind: 'relay-failed', door: 'main', message: 'the fake relay is broken' }])
    relay.mend()
    await clock.advance(60_000)
    expect([relay.pulses, notes.length]).toEqual([0, 1])
    expect(await door.grant()).toBe(true)
  })

  it('locks as soon as it can after the relay failed to', async () => {
    await door.grant()
    relay.break()
    await clock.advance(5_000)
    expect(relay.isOn).toBe(true)
    relay.mend()
    await clock.advance(1_000)
    expect([relay.isOn, relay.pulses]).toEqual([false, 1])
    expect(notes.map(({ kind }) => kind)).toEqual(['relay-failed'])
  })

  it('is held when it stands open too long', async () => {
    await door.grant()
    inputs.contact.set(true)
    await clock.advance(20_000)
    expect(names).toEqual(['unlocked', 'open', 'held'])
  })

  it('does not lock for a moment when it starts in a fire', async () => {
    const burning = new FakeInputLine(true)
    const restarted = new FakeRelay()
    await restarted.set(true)
    startDoor({
      rules: { id: 'main', pulseMs: 3_000, permittedOpenMs: 20_000 },
      relay: restarted,
      inputs: { fire: burning },
      clock,
      log: silentLog,
      note: () => {},
      onState: () => {},
    })
    await clock.advance(10_000)
    expect(restarted.edges).toEqual([true])
  })

  it('locks at the start what was left released, within a second', async () => {
    await relay.set(true)
    await clock.advance(1_000)
    expect(relay.isOn).toBe(false)
  })

  it('locks when it stops in the middle of a pulse, and leaves nothing behind', async () => {
    await clock.advance(1_000)
    await door.grant()
    await door.stop()
    expect([relay.isOn, clock.pendingTimers]).toEqual([false, 0])
    inputs.exit.set(true)
    expect(relay.isOn).toBe(false)
  })

  it('stays released when it stops in a fire', async () => {
    inputs.fire.set(true)
    await clock.advance(0)
    await door.stop()
    expect(relay.isOn).toBe(true)
  })
})
