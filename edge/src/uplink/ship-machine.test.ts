import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { batchSize, type ShipEffect, type ShipEvent, type Shipping, shipStep } from './ship-machine.ts'

const begin: Shipping = { isLinked: false, isGathering: false, through: 0, last: 0, oldest: 1, sent: undefined }

function play(state: Shipping, ...events: ShipEvent[]): { state: Shipping; effects: ShipEffect[] } {
  let effects: ShipEffect[] = []
  for (const event of events) ({ state, effects } = shipStep(state, event))
  return { state, effects }
}

const acked = (through: number, more: { last?: number; oldest?: number } = {}) =>
  ({ type: 'acknowledged', through, oldest: 1, ...more }) as const
const sends = (effects: ShipEffect[]) => effects.filter((effect) => effect.do === 'send')

describe('shipping the journal', () => {
  it('sends what has gathered once the link is up, in batches', () => {
    const first = play({ ...begin, last: 1_200 }, { type: 'linked' })
    expect(sends(first.effects)).toEqual([{ do: 'send', first: 1, last: batchSize }])
    const second = play(first.state, acked(500))
    expect(second.effects).toContainEqual({ do: 'acknowledge', through: 500 })
    expect(sends(second.effects)).toEqual([{ do: 'send', first: 501, last: 1_000 }])
  })

  it('waits a moment for more, and for the one in flight', () => {
    const gathering = play(begin, { type: 'linked' }, { type: 'appended', n: 1 }, { type: 'appended', n: 2 })
    expect(gathering.effects).toEqual([])
    const sent = play(gathering.state, { type: 'timer', timer: 'gather' }, { type: 'appended', n: 3 })
    expect([sent.state.sent, sent.effects]).toEqual([{ first: 1, last: 2 }, []])
    expect(sends(play(sent.state, acked(2)).effects)).toEqual([{ do: 'send', first: 3, last: 3 }])
  })

  it('sends again what nobody acknowledges, grown by what came since', () => {
    const { effects } = play(
      { ...begin, last: 2 },
      { type: 'linked' },
      { type: 'appended', n: 3 },
      { type: 'timer', timer: 'resend' },
    )
    expect(sends(effects)).toEqual([{ do: 'send', first: 1, last: 3 }])
  })

  it('goes back when the cloud asks for older records', () => {
    const { effects } = play({ ...begin, through: 90, last: 100 }, { type: 'linked' }, acked(40))
    expect(sends(effects)).toEqual([{ do: 'send', first: 41, last: 100 }])
  })

  it('does not hurry a cloud that asks again for what it has just got', () => {
    const { effects } = play({ ...begin, last: 9 }, { type: 'linked' }, acked(0))
    expect(effects).toEqual([])
  })

  it('takes nothing for held that it did not send, however far ahead the cloud is', () => {
    const sent = play({ ...begin, through: 200, last: 910 }, { type: 'linked' })
    const { state, effects } = play(sent.state, acked(2_000, { last: 700 }))
    expect(effects).toContainEqual({ do: 'report-diverged', through: 2_000 })
    expect(effects).toContainEqual({ do: 'acknowledge', through: 700 })
    expect(sends(effects)).toEqual([{ do: 'send', first: 701, last: 910 }])
    // The answer to a batch that was sent twice comes twice, and says nothing of the next one.
    expect(play(state, acked(2_000, { last: 700 })).state).toMatchObject({ through: 700, sent: { first: 701 } })
    expect(play(state, acked(2_000)).state.through).toBe(910)
  })

  it('begins at the oldest that it has when the cloud wants what was pruned, and does not hurry it', () => {
    const linked = play({ ...begin, through: 29_000, last: 29_010, oldest: 9_001 }, { type: 'linked' })
    const back = play(linked.state, acked(100, { last: 29_010, oldest: 9_001 }))
    expect(sends(back.effects)).toEqual([{ do: 'send', first: 9_001, last: 9_500 }])
    const again = play(back.state, acked(100, { last: 9_500, oldest: 9_001 }))
    expect(again.effects).toEqual([])
    expect(sends(play(again.state, { type: 'timer', timer: 'resend' }).effects)).toEqual(sends(back.effects))
    expect(sends(play(again.state, acked(9_500, { last: 9_500, oldest: 9_001 })).effects)).toEqual([
      { do: 'send', first: 9_501, last: 10_000 },
    ])
  })

  const moments = fc.array(
    fc.constantFrom('append', 'append', 'unlink', 'link', 'deliver', 'deliver', 'lose', 'repeat', 'timer', 'burst'),
    { maxLength: 200 },
  )

  it('brings everything in order over a link that loses and repeats, one batch at a time', () => {
    fc.assert(
      fc.property(moments, (troubles) => {
        const site = new Site()
        for (const trouble of troubles) site.happen(trouble)
        site.settle()
        expect(site.cloud.held.slice(1)).toEqual(site.records.slice(1))
        expect(site.cloud.stored).toHaveLength(site.records.length - 1)
      }),
    )
  })

  it.each(['lose-edge', 'restore-edge', 'restore-cloud'] as const)('brings everything it has after: %s', (disaster) => {
    fc.assert(
      fc.property(moments, moments, moments, (first, second, third) => {
        const site = new Site()
        for (const trouble of first) site.happen(trouble)
        // More than one batch waits at that moment, and arrives after it.
        for (const trouble of ['unlink', 'burst', 'burst']) site.happen(trouble)
        site.save()
        site.settle()
        for (const trouble of second) site.happen(trouble)
        site[disaster]()
        for (const trouble of third) site.happen(trouble)
        site.settle()
        for (const id of site.records.slice(site.state.oldest)) expect(site.cloud.stored).toContain(id)
      }),
    )
  })
})

/** A cloud as `cloud/src/journal/judge-batch.ts` has it: the line by number, and everything that was ever stored. */
type Cloud = { held: number[]; stored: number[]; stray: { first: number; count: number } }
/** Records by number from 1 on, each with an id that no other has. */
type Batch = { first: number; ids: number[] }

const keptRecords = 3

/** A controller, a cloud and what goes wrong between them. */
class Site {
  state = begin
  records = [0]
  cloud: Cloud = { held: [0], stored: [], stray: { first: 0, count: 0 } }
  #saved = { state: begin, records: [0], cloud: structuredClone(this.cloud) }
  #wire: Batch[] = []
  #timers = new Set<'gather' | 'resend'>()
  #lastId = 0

  happen(trouble: string): void {
    if (trouble === 'append') this.#append()
    if (trouble === 'burst') for (let i = 0; i < batchSize; i++) this.#append()
    if (trouble === 'unlink') {
      this.#wire = []
      this.#play({ type: 'unlinked' })
    }
    if (trouble === 'link' && !this.state.isLinked) this.#play({ type: 'linked' })
    if (trouble === 'deliver') this.#deliver()
    if (trouble === 'lose') this.#wire.shift()
    if (trouble === 'repeat' && this.#wire[0]) this.#wire.push(this.#wire[0])
    if (trouble === 'timer') this.#fireTimers()
    expect(this.state.through).toBeLessThanOrEqual(this.records.length - 1)
  }

  save(): void {
    this.#saved = structuredClone({ state: this.state, records: this.records, cloud: this.cloud })
  }

  'restore-cloud'(): void {
    this.cloud = this.#saved.cloud
  }

  'restore-edge'(): void {
    this.#begin(this.#saved.state, this.#saved.records)
  }

  'lose-edge'(): void {
    this.#begin(begin, [0])
  }

  /** The daemon starts on what its disk holds; the first thing that it writes is that it did. */
  #begin({ through, oldest }: Shipping, records: number[]): void {
    this.#wire = []
    this.#timers.clear()
    this.records = records
    this.state = { ...begin, through, oldest, last: records.length - 1 }
    this.#append()
  }

  /** Lets the link be sound for long enough. */
  settle(): void {
    this.happen('unlink')
    this.happen('link')
    this.#append()
    for (let i = 0; i < 1_000 && this.state.through < this.records.length - 1; i++) {
      if (this.#wire.length === 0) this.#fireTimers()
      this.#deliver()
    }
    expect(this.state.through).toBe(this.records.length - 1)
  }

  #append(): void {
    this.#play({ type: 'appended', n: this.records.push(++this.#lastId) - 1 })
  }

  #play(event: ShipEvent): void {
    const next = shipStep(this.state, event)
    this.state = next.state
    for (const effect of next.effects) {
      if (effect.do === 'send') {
        expect(effect.first).toBeGreaterThanOrEqual(this.state.oldest)
        this.#wire.push({ first: effect.first, ids: this.records.slice(effect.first, effect.last + 1) })
      }
      if (effect.do === 'start-timer') this.#timers.add(effect.timer)
      if (effect.do === 'cancel-timer') this.#timers.delete(effect.timer)
    }
  }

  #fireTimers(): void {
    for (const timer of [...this.#timers]) {
      this.#timers.delete(timer)
      this.#play({ type: 'timer', timer })
    }
  }

  #deliver(): void {
    const batch = this.#wire.shift()
    if (!batch) return
    take(this.cloud, batch)
    const [through, last] = [this.cloud.held.length - 1, batch.first + batch.ids.length - 1]
    // What the last acknowledgement pruned; nothing more is while the cloud is behind.
    const oldest = Math.max(this.state.oldest, Math.min(through, this.state.through) - keptRecords + 1)
    this.#play({ type: 'acknowledged', through, last, oldest })
  }
}

function take(cloud: Cloud, { first, ids }: Batch): void {
  if (first > cloud.held.length) {
    cloud.stray = { first, count: cloud.stray.first === first ? cloud.stray.count + 1 : 1 }
    if (cloud.stray.count < 3) return
    while (cloud.held.length < first) cloud.held.push(-1)
  }
  cloud.stray = { first: 0, count: 0 }
  for (const [i, id] of ids.entries()) {
    if (cloud.held[first + i] === id) continue
    cloud.held.length = first + i
    cloud.held.push(id)
    cloud.stored.push(id)
  }
}
