import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { DomainError } from '../errors.ts'
import type { AsideOrder, AsideSaid } from './run-aside.ts'

/** Between normal and lowest: on Linux it is this thread's own, since 0 means the caller (setpriority(2)). */
const niceness = 10

/** The other end of `runAside`: does one piece of work, says what came of it, and ends with it. */
async function work({ module, name, args }: AsideOrder): Promise<void> {
  const say = (said: AsideSaid) => parentPort?.postMessage(said)
  try {
    if (process.platform === 'linux') setPriority(0, niceness)
    const its = (await import(module)) as Record<string, (...args: readonly unknown[]) => Iterator<unknown, unknown>>
    const parts = its[name]?.(...args)
    if (!parts) throw new Error(`${module} has no ${name}`)
    for (let next = parts.next(); ; next = parts.next()) {
      if (next.done) return say({ value: next.value })
      say({ part: next.value })
    }
  } catch (error) {
    if (error instanceof DomainError) say({ fault: error.fault, members: error.members })
    else throw error
  }
}

await work(workerData as AsideOrder)
