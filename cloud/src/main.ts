import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { systemClock } from './platform/clock.ts'
import { loadSettings } from './platform/config/index.ts'
import { startCloud } from './start-cloud.ts'

/** An orderly end takes less; beyond it, ending late is worse than ending untidily. */
const patienceMs = 4_500

const log = pino()
try {
  const { values } = parseArgs({ options: { config: { type: 'string' } } })
  const settings = loadSettings(values.config, process.env)
  log.level = settings.log.level
  const cloud = await startCloud(settings, systemClock, log)
  const stop = () => {
    setTimeout(() => process.exit(1), patienceMs).unref()
    cloud.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop)
  log.info({ url: cloud.url, port: cloud.httpPort }, 'ready')
  process.send?.({ type: 'ready' })
} catch (error) {
  log.fatal({ err: error }, error instanceof Error ? error.message : 'the cloud did not start')
  process.exitCode = 1
}
