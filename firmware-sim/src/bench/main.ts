import { asked } from './asked.ts'
import type { BenchResult } from './bench-result.ts'

/** Loaded when asked for: one bench does not wait for the libraries of another. */
const benches: Record<string, () => Promise<BenchResult>> = {
  api: async () => (await import('./api/index.ts')).benchApi(),
  open: async () => (await import('./open/index.ts')).benchOpen(),
  web: async () => (await import('./web/index.ts')).benchWeb(),
  video: async () => (await import('./video/index.ts')).benchVideo(),
}

const say = (line: string) => void process.stdout.write(`${line}\n`)

/** A table for people: ours, what is asked, and others' products beside it. */
function sayTable(name: string, { figures, peers }: BenchResult) {
  const others = Object.keys(peers)
  const head = [name, 'measured', 'asked', ...others]
  const rows = Object.entries(figures).map(([figure, value]) => [
    figure,
    String(value),
    asked[name]?.[figure] ?? '',
    ...others.map((other) => String(peers[other]?.[figure] ?? '')),
  ])
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)))
  for (const row of [head, ...rows]) say(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`)
}

const args = process.argv.slice(2)
const name = args.find((arg) => !arg.startsWith('--'))
const asJson = args.includes('--json')
const bench = name === undefined ? undefined : benches[name]

// The processes of a house leave with this one: ending is enough.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130))

if (name === undefined || !bench) {
  if (name !== undefined) say(`There is no benchmark «${name}».`)
  say('Benchmarks: npm run bench -- NAME [--json]')
  for (const each of Object.keys(benches)) say(`  ${each}`)
  process.exit(name === undefined ? 0 : 2)
}
try {
  const result = await bench()
  if (asJson) say(JSON.stringify({ bench: name, ...result }))
  else sayTable(name, result)
  process.exit(0)
} catch (error) {
  process.stderr.write(`${name}: ${error instanceof Error ? error.stack : String(error)}\n`)
  process.exit(1)
}
