import { runStep } from './run-step.ts'

/** What a look at the text tells: format, lint, types, import rules, dead code. In the order of how fast they answer. */
const steps: [title: string, bin: string, args: string[]][] = [
  ['format and lint', 'biome', ['ci', '--error-on-warnings', '.']],
  ['types', 'tsc', ['-p', '.']],
  ['types of the web app', 'tsc', ['-p', 'cloud/web']],
  ['types of the staff console', 'tsc', ['-p', 'cloud/web/src/staff']],
  ["types of the simulator's page", 'tsc', ['-p', 'firmware-sim/src/page/browser']],
  ["types of the video benchmark's page", 'tsc', ['-p', 'firmware-sim/src/bench/video/page']],
  ['types of the browser tests', 'tsc', ['-p', 'firmware-sim/e2e']],
  ['import rules', 'depcruise', ['--config', '.dependency-cruiser.cjs', 'protocol', 'edge', 'cloud', 'firmware-sim']],
  ['dead code', 'knip', ['--no-progress']],
]

/** Runs all of them, so that one run tells everything. @returns the titles of those that failed */
export async function runStaticChecks(): Promise<string[]> {
  const failed: string[] = []
  for (const [title, bin, args] of steps) {
    const startedAt = performance.now()
    const code = await runStep(bin, args)
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    process.stdout.write(`${code === 0 ? '✓' : '✗'} ${title} (${seconds} s)\n`)
    if (code !== 0) failed.push(title)
  }
  return failed
}
