import { say, sayEvent, sayFault, sayReady, sayStep } from './announce.ts'
import { buildWeb } from './build-web.ts'
import { type House, startHouse } from './house.ts'
import { readSettings } from './settings.ts'

let house: House | undefined
let isLeaving = false

/** Stops the house in order; a second signal ends it at once (the daemons go with this process). */
async function leave(code: number) {
  if (isLeaving) process.exit(1)
  isLeaving = true
  say()
  await house?.stop()
  process.exit(code)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // Still starting: leaving is enough, no daemon outlives this process.
    void leave(0)
  })
}
process.on('uncaughtException', (error) => {
  sayFault(error.stack ?? error.message)
  process.exit(1)
})

try {
  const options = { ...readSettings(process.argv.slice(2), process.env), report: sayEvent }
  say()
  const beganMs = performance.now()
  if (await buildWeb()) sayStep('Web app built', performance.now() - beganMs)
  house = await startHouse(options)
  await sayReady(house, options)
} catch (error) {
  if (!isLeaving) sayFault(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
