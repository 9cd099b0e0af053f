import { parseArgs } from 'node:util'
import { systemClock } from './runtime/clock.ts'
import { loadConfig } from './runtime/config.ts'
import { runDaemon } from './runtime/lifecycle.ts'
import { createLog } from './runtime/log.ts'
import { startEdge } from './runtime/start-edge.ts'

try {
  const { values } = parseArgs({ options: { config: { type: 'string' } } })
  const config = loadConfig(values.config ?? 'edge.yaml')
  const log = createLog(config.log.level)
  await runDaemon({ start: () => startEdge(config, systemClock, log), log, clock: systemClock, process })
} catch (error) {
  // Nothing is logged before the configuration says how: the message stands alone, for whoever wrote the file.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
