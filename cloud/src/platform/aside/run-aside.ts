import { Worker } from 'node:worker_threads'
import { DomainError, type Fault, type FaultMembers } from '../errors.ts'
import { createLanes } from '../lanes.ts'

export interface AsideOrder {
  module: string
  name: string
  args: readonly unknown[]
}

export type AsideSaid = { part: unknown } | { value: unknown } | { fault: Fault; members: FaultMembers }

/** Work that hands its results out in parts, each small enough to be taken over without holding anybody up. */
type InParts<Args extends readonly unknown[], Part, Value> = (...args: Args) => Generator<Part, Value>

type PartOf<Work> = Work extends InParts<never, infer Part, unknown> ? Part : never
type ValueOf<Work> = Work extends InParts<never, unknown, infer Value> ? Value : never

/** One at a time: the other core is the door's. */
const lanes = createLanes({ width: 1 })
const patienceMs = 60_000
const mostMb = 768

/**
 * Does work that would hold the event loop, in a thread of its own with low priority: the door's commands go through this
 * process too. Arguments and results are copied (structured clone).
 * @param module where `name` is exported
 * @throws DomainError as the work does; Error when it takes longer than a minute, or too much memory
 */
export async function runAside<Work extends InParts<never, unknown, unknown>>(
  module: URL,
  name: string,
  ...args: Parameters<Work>
): Promise<{ parts: PartOf<Work>[]; value: ValueOf<Work> }> {
  type Part = PartOf<Work>
  type Value = ValueOf<Work>
  const done = Promise.withResolvers<{ parts: Part[]; value: Value }>()
  done.promise.catch(() => {})
  await lanes.run('aside', async () => {
    const order: AsideOrder = { module: module.href, name, args }
    const worker = new Worker(new URL('./aside-worker.ts', import.meta.url), {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: mostMb },
      execArgv: [],
    })
    const ended = Promise.withResolvers<void>()
    const tooLong = setTimeout(() => void worker.terminate(), patienceMs)
    const parts: Part[] = []
    worker.on('message', (said: AsideSaid) => {
      if ('part' in said) parts.push(said.part as Part)
      else if ('value' in said) done.resolve({ parts, value: said.value as Value })
      else done.reject(new DomainError(said.fault, said.members))
    })
    worker.on('error', (error) => done.reject(error))
    worker.on('exit', () => {
      clearTimeout(tooLong)
      done.reject(new Error(`${name} came to no end`))
      ended.resolve()
    })
    await ended.promise
  })
  return await done.promise
}
