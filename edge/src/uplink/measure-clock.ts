import { up, verifyClockAnswer } from '@domovoy/protocol/mqtt'
import { uuidv7 } from 'uuidv7'
import type { CancelTimer, Clock } from '../runtime/clock.ts'
import type { Log } from '../runtime/log.ts'
import { type ClockSample, estimateOffset } from './clock-offset.ts'
import type { CorrectedClock } from './corrected-clock.ts'
import type { Identity } from './identity.ts'
import type { Link } from './link.ts'

const samplesPerMeasurement = 3
const answerWithinMs = 1_000
/** The correction is told to the journal from here on; less is the network's trembling. */
const worthTellingMs = 1_000
/** A signed answer has some 300 characters. */
const longestAnswer = 2_000

export type ClockMeter = {
  /** Measures and corrects; never rejects. A measurement under way is shared. */
  measure(): Promise<void>
  /** Takes an answer from `down.clock`; what the platform did not sign is not heard. Never rejects. */
  heed(payload: Buffer): Promise<void>
}

/** Measures the offset to the cloud's clock over the link: the best of three. */
export function createClockMeter(options: {
  link: Link
  identity: Pick<Identity, 'controllerId' | 'commandKeys'>
  clock: Clock
  corrected: CorrectedClock
  log: Log
  onStep: (stepMs: number) => void
}): ClockMeter {
  const { link, identity, clock, corrected, log, onStep } = options
  let waiting: { id: string; answered: (cloudMs: number | undefined) => void } | undefined
  let underWay: Promise<void> | undefined

  async function sample(): Promise<ClockSample | undefined> {
    const [id, sentMs, startedMs] = [uuidv7(), clock.nowMs(), clock.monotonicMs()]
    const cloudMs = await new Promise<number | undefined>((resolve) => {
      const cancel: CancelTimer = clock.setTimer(answerWithinMs, () => resolve(undefined))
      waiting = {
        id,
        answered: (answer) => {
          cancel()
          resolve(answer)
        },
      }
      link.publish(up.clock(identity.controllerId), JSON.stringify({ id, sentMs }))
    })
    return cloudMs === undefined ? undefined : { sentMs, roundTripMs: clock.monotonicMs() - startedMs, cloudMs }
  }

  async function measureOnce(): Promise<void> {
    const samples: ClockSample[] = []
    for (let i = 0; i < samplesPerMeasurement; i++) {
      const taken = await sample()
      if (!taken) break
      samples.push(taken)
    }
    const offsetMs = estimateOffset(samples)
    if (offsetMs === undefined) return log.debug('the cloud does not tell its time')
    const stepMs = corrected.correct(offsetMs)
    log.debug({ offsetMs, stepMs }, 'clock measured')
    if (Math.abs(stepMs) >= worthTellingMs) onStep(stepMs)
  }

  return {
    measure() {
      underWay ??= measureOnce().finally(() => {
        underWay = undefined
      })
      return underWay
    },
    async heed(payload) {
      if (payload.length > longestAnswer) return
      const answer = await verifyClockAnswer(payload.toString('latin1'), identity.commandKeys)
      if (!answer || answer.id !== waiting?.id) return
      waiting.answered(answer.cloudMs)
      waiting = undefined
    },
  }
}
