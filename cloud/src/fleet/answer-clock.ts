import { type ClockAnswer, clockAnswerType, clockAsk, down, filters, parseUp } from '@domovoy/protocol/mqtt'
import type { Logger } from 'pino'
import type { Broker } from '../platform/broker/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { CommandKey } from '../platform/pki/index.ts'
import { readJson } from '../platform/read-json.ts'

/** Tells controllers the cloud's time: by it they judge the age of commands, so it is signed as those are. */
export async function answerClock(broker: Broker, key: CommandKey, clock: Clock, log: Logger): Promise<void> {
  await broker.subscribe(
    filters.clock,
    ({ topic, payload }) => {
      const told = parseUp(topic)
      const ask = readJson(payload, clockAsk)
      if (!told || !ask) return log.warn({ topic }, 'a question about the time that cannot be read')
      const answer: ClockAnswer = { id: ask.id, cloudMs: clock.now() }
      broker
        .publish(down.clock(told.controllerId), key.sign(answer, clockAnswerType))
        .catch((error: unknown) => log.debug({ err: error }, 'the time was not told'))
    },
    { shared: true },
  )
}
