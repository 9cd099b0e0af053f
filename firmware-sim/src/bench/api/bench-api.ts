import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { type ApiClient, apiClient } from '../../demo/api-client.ts'
import { type House, startHouse } from '../../demo/house.ts'
import { signIn } from '../../demo/sign-in.ts'
import { temporaryFolder } from '../../demo/temporary-folder.ts'
import type { BenchResult } from '../bench-result.ts'
import { clockDifference, openOnce, watchLock } from '../open/index.ts'
import { quantile } from '../quantile.ts'
import { cpuSeconds, cpuSecondsBelow } from '../video/process-load.ts'
import { requestMix, type Step, shuffled } from './request-mix.ts'
import { signInByPasswords } from './sign-in-by-passwords.ts'

const connections = 50
/** Not counted: the first requests pay for compiling, for plans and for connections. */
const warmUpMs = 4_000
const measuredMs = 15_000
const opens = 150
/** The shortest that the edge takes. */
const pulseMs = 100

/** An answer was not what it should be. */
class ApiCheckError extends Error {
  readonly code = 'bench.api'
}

/**
 * How much the cloud answers to residents who are signed in, over connections that stay open, with the embedded PostgreSQL and
 * the asking on the same machine; then how soon the door opens while others sign in by password.
 * @throws ApiCheckError for any answer that is not 200 or not the asker's own
 */
export async function benchApi(): Promise<BenchResult> {
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
  const residents = await Promise.all(house.residents.map(({ phone }) => enter(house, phone)))
  try {
    const load = await loadFor(house, residents)
    const memory = { cloudRssMb: round(house.cloud.rssMb() ?? 0) }
    const doors = await openWhileHashing(house, residents[0]?.client)
    return { figures: { connections, ...load, ...doors, ...memory }, peers: {} }
  } finally {
    for (const { client } of residents) client.close()
  }
}

interface SignedIn {
  client: ApiClient
  steps: Step[]
}

const profileSeen = z.object({ familyName: z.string(), givenName: z.string(), patronymic: z.string() })
const entrancesSeen = z.object({ entrances: z.array(z.object({ id: z.uuid() })).min(1) })

async function enter(house: House, phone: string): Promise<SignedIn> {
  const client = apiClient(house.cloudUrl)
  await signIn(client, phone)
  const name = profileSeen.parse((await client.send('GET', '/api/profile')).body)
  const { entrances } = entrancesSeen.parse((await client.send('GET', '/api/entrances')).body)
  return { client, steps: requestMix({ phone, ...name, entranceId: entrances[0]?.id ?? '' }) }
}

async function loadFor(house: House, residents: SignedIn[]) {
  const costBefore = await costSoFar(house)
  let asked = 0
  const beganMs = performance.now()
  const [fromMs, untilMs] = [beganMs + warmUpMs, beganMs + warmUpMs + measuredMs]
  const tookMs: number[] = []
  let writes = 0
  const connection = async (_: unknown, index: number) => {
    const who = residents[index % residents.length]
    if (!who) throw new ApiCheckError('nobody is signed in')
    const client = apiClient(house.cloudUrl)
    const headers = { cookie: who.client.cookieHeader() }
    const order = shuffled(who.steps, index)
    for (let n = 0; ; n++) {
      const startMs = performance.now()
      if (startMs >= untilMs) break
      const step = order[n % order.length]
      if (!step) throw new ApiCheckError('nothing to ask')
      const { status, body } = await client.send(step.method, step.path, step.body, headers)
      const endMs = performance.now()
      asked += 1
      if (status !== 200 || !step.right.safeParse(body).success)
        throw new ApiCheckError(`${step.method} ${step.path}: ${status} ${JSON.stringify(body)}`)
      if (startMs < fromMs || endMs > untilMs) continue
      tookMs.push(endMs - startMs)
      if (step.method !== 'GET') writes += 1
    }
    client.close()
  }
  await Promise.all(Array.from({ length: connections }, connection))
  const cost = await costSoFar(house)
  return {
    requests: tookMs.length,
    requestsPerSecond: round(tookMs.length / (measuredMs / 1000)),
    p50Ms: round(quantile(tookMs, 0.5)),
    p99Ms: round(quantile(tookMs, 0.99)),
    maxMs: round(Math.max(...tookMs)),
    writesPercent: round((100 * writes) / tookMs.length),
    cloudCpuMsPerRequest: round((1000 * (cost.cloud - costBefore.cloud)) / asked),
    databaseCpuMsPerRequest: round((1000 * (cost.database - costBefore.database)) / asked),
  }
}

/** CPU seconds: what a request costs holds on a busy machine too. Nothing but the database is below the cloud. */
async function costSoFar({ cloud }: House) {
  const pid = cloud.pid()
  if (pid === undefined) throw new ApiCheckError('the cloud does not run')
  return { cloud: await cpuSeconds(pid), database: await cpuSecondsBelow(pid) }
}

/** From the button to the lock's line, while passwords are hashed as fast as the cloud lets them be. */
async function openWhileHashing(house: House, client: ApiClient | undefined) {
  if (!client) throw new ApiCheckError('nobody is there to open the door')
  const lock = await watchLock(house.simUrl)
  const aheadMs = await clockDifference(house.simUrl)
  const ending = new AbortController()
  const beganMs = performance.now()
  const hashing = signInByPasswords(house.cloudUrl, ending.signal)
  try {
    const toLockMs: number[] = []
    while (toLockMs.length < opens) {
      const { sentAtMs, riseAtMs } = await Promise.race([openOnce(house, client, lock), hashing.failure])
      toLockMs.push(riseAtMs - aheadMs - sentAtMs)
      await sleep(20)
    }
    ending.abort()
    const signIns = await hashing.done
    const seconds = (performance.now() - beganMs) / 1000
    if (signIns === 0) throw new ApiCheckError('nobody signed in by password meanwhile')
    return {
      openP50Ms: round(quantile(toLockMs, 0.5)),
      openP99Ms: round(quantile(toLockMs, 0.99)),
      passwordSignInsPerSecond: round(signIns / seconds),
    }
  } finally {
    ending.abort()
    await lock.stop()
  }
}

const round = (value: number) => Math.round(value * 100) / 100
