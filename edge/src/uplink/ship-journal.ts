import { journalAck, up } from '@domovoy/protocol/mqtt'
import { acknowledge, acknowledgedThrough } from '../journal/acknowledge.ts'
import { oldestKept, readBatch } from '../journal/read-batch.ts'
import type { Journal } from '../journal/start-journal.ts'
import type { CancelTimer, Clock } from '../runtime/clock.ts'
import type { EdgeDatabase } from '../runtime/database.ts'
import type { Log } from '../runtime/log.ts'
import type { Link } from './link.ts'
import { parseJson } from './parse-json.ts'
import { type ShipEffect, type ShipEvent, type Shipping, type ShipTimer, shipStep } from './ship-machine.ts'

/** Ships the journal: the shell around `ship-machine.ts`. */
export type JournalShipper = {
  linked(): void
  unlinked(): void
  /** Takes an acknowledgement from `down.journalAck`. */
  heed(payload: Buffer): void
  stop(): void
}

export function startShipping(options: {
  link: Link
  controllerId: string
  db: EdgeDatabase
  journal: Pick<Journal, 'last' | 'onAppended'>
  clock: Clock
  log: Log
}): JournalShipper {
  const { link, controllerId, db, journal, clock, log } = options
  const timers = new Map<ShipTimer, CancelTimer>()
  let state: Shipping = {
    isLinked: false,
    isGathering: false,
    through: acknowledgedThrough(db),
    last: journal.last(),
    oldest: oldestKept(db),
    sent: undefined,
  }

  function dispatch(event: ShipEvent): void {
    const next = shipStep(state, event)
    state = next.state
    for (const effect of next.effects) perform(effect)
  }

  function perform(effect: ShipEffect): void {
    switch (effect.do) {
      case 'send':
        guarded(() => {
          const batch = readBatch(db, effect.first, effect.last)
          if (batch) link.publish(up.journal(controllerId), JSON.stringify(batch))
        })
        return
      case 'start-timer':
        timers.get(effect.timer)?.()
        timers.set(
          effect.timer,
          clock.setTimer(effect.ms, () => dispatch({ type: 'timer', timer: effect.timer })),
        )
        return
      case 'cancel-timer':
        timers.get(effect.timer)?.()
        return
      case 'acknowledge':
        guarded(() => acknowledge(db, effect.through))
        return
      case 'report-diverged':
        log.error(
          { cloud: effect.through, here: state.last },
          'the cloud holds more of the journal than this controller',
        )
    }
  }

  /** A disk that fails is no reason to end: what could not be sent is sent again. */
  function guarded(act: () => void): void {
    try {
      act()
    } catch (err) {
      log.error({ err }, 'the journal cannot be shipped')
    }
  }

  journal.onAppended(({ n }) => dispatch({ type: 'appended', n }))
  return {
    linked: () => dispatch({ type: 'linked' }),
    unlinked: () => dispatch({ type: 'unlinked' }),
    heed(payload) {
      const ack = journalAck.safeParse(parseJson(payload))
      if (!ack.success) return log.debug('an acknowledgement that cannot be read')
      guarded(() => dispatch({ type: 'acknowledged', ...ack.data, oldest: oldestKept(db) }))
    },
    stop: () => dispatch({ type: 'unlinked' }),
  }
}
