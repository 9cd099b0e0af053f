import { pino } from 'pino'
import { readArguments } from './entrance/read-arguments.ts'
import { startEntrance } from './entrance/start-entrance.ts'

/** What an orderly stop may take before the process ends anyway. */
const stopWithinMs = 4_500

const log = pino({ name: 'sim' }, pino.destination({ sync: true }))

try {
  const entrance = await startEntrance({ ...readArguments(process.argv.slice(2)), log })
  let stopping = false
  const stop = async (why: string) => {
    if (stopping) return
    stopping = true
    log.info({ why }, 'stopping')
    setTimeout(() => process.exit(1), stopWithinMs).unref()
    await entrance.stop()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(signal))
  const { osdpPort, rtspPort, httpPort } = entrance
  log.info({ osdpPort, rtspPort, httpPort }, 'ready')
  process.send?.({ type: 'ready' })
} catch (error) {
  log.fatal(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
