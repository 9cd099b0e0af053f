// `npm run check`: the quick look while working. No server, no browser, under a minute.
import { runStep } from './run-step.ts'
import { runStaticChecks } from './static-checks.ts'

const failed = await runStaticChecks()
const tests = await runStep('vitest', [
  'run',
  '--project',
  'protocol',
  '--project',
  'web',
  '--changed',
  '--passWithNoTests',
])
if (failed.length > 0) process.stdout.write(`Failed: ${failed.join(', ')}\n`)
process.exitCode = failed.length > 0 || tests !== 0 ? 1 : 0
