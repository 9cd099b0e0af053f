// `npm test`: everything, from the text to the browser. Closes with one line: «N passed, N failed».
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runStep } from './run-step.ts'
import { runStaticChecks } from './static-checks.ts'

const only = process.argv.slice(2)
const reports = mkdtempSync(join(tmpdir(), 'domovoy-tests-'))
const sums = { passed: 0, failed: 0, skipped: 0 }

const failedChecks = only.length > 0 ? [] : await runStaticChecks()
sums.failed += failedChecks.length

const built = await runStep('vite', ['build', 'cloud/web', '--logLevel', 'warn'])
if (built !== 0) sums.failed += 1

const report = join(reports, 'report.json')
const code = await runStep('vitest', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...only,
])
count(report)
// A file that does not load has no test to fail, and an error outside of tests neither: the closing line tells them too.
if (code !== 0 && sums.failed === 0) sums.failed += 1
rmSync(reports, { recursive: true, force: true })

if (failedChecks.length > 0) process.stdout.write(`Failed before the tests: ${failedChecks.join(', ')}\n`)
const skipped = sums.skipped > 0 ? `, ${sums.skipped} skipped` : ''
process.stdout.write(`${sums.passed} passed, ${sums.failed} failed${skipped}\n`)
process.exitCode = sums.failed > 0 || sums.passed === 0 ? 1 : 0

/** Adds up what the runner wrote; a report that is not there means that the runner itself broke. */
function count(file: string): void {
  try {
    const totals: { numPassedTests: number; numFailedTests: number; numPendingTests: number } = JSON.parse(
      readFileSync(file, 'utf8'),
    )
    sums.passed += totals.numPassedTests
    sums.failed += totals.numFailedTests
    sums.skipped += totals.numPendingTests
  } catch {
    sums.failed += 1
  }
}
