import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { systemClock } from './platform/clock.ts'
import { loadSettings } from './platform/config/index.ts'
import { logError } from './platform/log-error.ts'
import { stopOnSignal } from './platform/stop-on-signal.ts'
import { startCloud } from './start-cloud.ts'
import { trySending } from './try-sending.ts'

const log = pino({ serializers: { err: logError } })
try {
  const { values } = parseArgs({ options: { config: { type: 'string' }, 'try-sending': { type: 'string' } } })
  const settings = loadSettings(values.config, process.env)
  log.level = settings.log.level
  const recipient = values['try-sending']
  if (recipient !== undefined) await trySending(settings, recipient, systemClock, log)
  else {
    const cloud = await startCloud(settings, systemClock, log)
    stopOnSignal(cloud.stop)
    log.info({ url: cloud.url, port: cloud.httpPort }, 'ready')
    process.send?.({ type: 'ready' })
  }
} catch (error) {
  log.fatal({ err: error }, error instanceof Error ? error.message : 'the cloud did not start')
  process.exitCode = 1
}
