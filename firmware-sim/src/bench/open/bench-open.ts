import { z } from 'zod'
import { apiClient } from '../../demo/api-client.ts'
import { type House, startHouse } from '../../demo/house.ts'
import { signIn } from '../../demo/sign-in.ts'
import { temporaryFolder } from '../../demo/temporary-folder.ts'
import type { BenchResult } from '../bench-result.ts'
import { quantile } from '../quantile.ts'
import { clockDifference } from './clock-difference.ts'
import { watchLock } from './lock-watch.ts'
import { OpenCheckError, openOnce } from './open-once.ts'

const opens = 500
/** Not counted: the first ones pay for compiling. */
const warmUps = 20
/** The shortest that the edge takes: the line must have fallen before the next try. */
const pulseMs = 100
/** Memory is read once the start has calmed down. */
const calmMs = 3_000

/**
 * From the button to the lock, over everything real: HTTP, the signed command, MQTT with mutual TLS, the edge's checks, the
 * line. One try after the other; each is measured from just before the request is written to the line's rising edge.
 * @throws OpenCheckError unless every opening was answered as opened and moved the line once
 */
export async function benchOpen(): Promise<BenchResult> {
  const folder = temporaryFolder()
  try {
    const house = await startHouse({ dataFolder: folder.path, pulseMs })
    try {
      return await measure(house)
    } finally {
      await house.stop()
    }
  } finally {
    folder.remove()
  }
}

async function measure(house: House): Promise<BenchResult> {
  const client = apiClient(house.cloudUrl)
  const lock = await watchLock(house.simUrl)
  try {
    await signIn(client, house.residents[0]?.phone ?? '')
    await new Promise((resolve) => setTimeout(resolve, calmMs))
    const memory = { edgeRssMb: round(house.edge.rssMb() ?? 0), cloudRssMb: round(house.cloud.rssMb() ?? 0) }
    for (let n = 0; n < warmUps; n++) await openOnce(house, client, lock)

    const pulsesBefore = await countPulses(house)
    const aheadMs = await clockDifference(house.simUrl)
    const toLockMs: number[] = []
    const toAnswerMs: number[] = []
    for (let n = 0; n < opens; n++) {
      const { sentAtMs, answeredAtMs, riseAtMs } = await openOnce(house, client, lock)
      toLockMs.push(riseAtMs - aheadMs - sentAtMs)
      toAnswerMs.push(answeredAtMs - sentAtMs)
    }
    const pulses = (await countPulses(house)) - pulsesBefore
    if (pulses !== opens) throw new OpenCheckError(`${opens} openings moved the lock ${pulses} times`)
    return {
      figures: {
        opens,
        pulses,
        p50Ms: round(quantile(toLockMs, 0.5)),
        p99Ms: round(quantile(toLockMs, 0.99)),
        maxMs: round(Math.max(...toLockMs)),
        answerP50Ms: round(quantile(toAnswerMs, 0.5)),
        answerP99Ms: round(quantile(toAnswerMs, 0.99)),
        ...memory,
      },
      peers: {},
    }
  } finally {
    await lock.stop()
    client.close()
  }
}

const simState = z.object({ lockPulses: z.int() })

async function countPulses(house: House): Promise<number> {
  return simState.parse(await (await fetch(`${house.simUrl}/state`)).json()).lockPulses
}

const round = (value: number) => Math.round(value * 100) / 100
