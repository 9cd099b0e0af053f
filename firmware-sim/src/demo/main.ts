import { say, sayEvent, sayFault, sayReady, sayStep } from './announce.ts'
import { buildWeb } from './build-web.ts'
import { type House, startHouse } from './house.ts'
import type { HouseEvent } from './house-options.ts'
import { readSettings } from './settings.ts'

/** A Ctrl-C comes from the terminal and, passed on, from whoever started this: sooner than a second one by hand. */
const sameSignalMs = 500

let house: House | undefined
let isReady = false
let leavingSinceMs: number | undefined

/** While the daemons still look for each other, and while they part, their warnings are for the logs alone. */
function report(event: HouseEvent) {
  if (event.kind !== 'warning' || (isReady && leavingSinceMs === undefined)) sayEvent(event)
}

/** Stops the house in order. A second signal, or one during the start, ends it at once: no daemon outlives this process. */
async function leave() {
  if (leavingSinceMs !== undefined) {
    if (performance.now() - leavingSinceMs > sameSignalMs) process.exit(1)
    return
  }
  leavingSinceMs = performance.now()
  say()
  await house?.stop()
  process.exit(0)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void leave())
process.on('uncaughtException', (error) => {
  sayFault(error.stack ?? error.message)
  process.exit(1)
})

try {
  const options = { ...readSettings(process.argv.slice(2), process.env), report }
  say()
  const beganMs = performance.now()
  if (await buildWeb()) sayStep('Web app built', performance.now() - beganMs)
  house = await startHouse(options)
  await sayReady(house, options)
  isReady = true
} catch (error) {
  if (leavingSinceMs === undefined) sayFault(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
