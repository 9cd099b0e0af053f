import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { root } from './run-step.ts'

/** A file that breaks each rule, and what it takes from where. The rules are worth what they catch. */
const planted: [rule: string, file: string, text: string][] = [
  ['protocol-is-alone', 'protocol/src/a.ts', "import '../../edge/src/target.ts'"],
  ['protocol-is-browser-safe', 'protocol/src/b.ts', "import 'node:fs'"],
  ['edge-is-alone', 'edge/src/c.ts', "import '../../cloud/src/target.ts'"],
  ['cloud-is-alone', 'cloud/src/d.ts', "import '../../firmware-sim/src/target.ts'"],
  ['firmware-sim-is-alone', 'firmware-sim/src/e.ts', "import '../../edge/src/target.ts'"],
  ['decisions-import-types-only', 'edge/src/door/machine.ts', "import '../target.ts'"],
  ['edge-drivers-are-wired-by-runtime', 'edge/src/journal/f.ts', "import '../drivers/sim/target.ts'"],
  ['cloud-domains-meet-at-index', 'cloud/src/pass/g.ts', "import '../door/open-door.ts'"],
  ['platform-knows-no-domain', 'cloud/src/platform/h.ts', "import '../door/index.ts'"],
  ['sql-stands-in-domains', 'cloud/src/pass/routes.ts', "import './tables.ts'"],
  ['web-takes-types-only', 'cloud/web/src/i.ts', "import '../../src/target.ts'"],
  ['resident-and-staff-are-apart', 'cloud/web/src/resident/j.ts', "import '../staff/target.ts'"],
  ['no-cycles', 'cloud/src/pass/k.ts', "import './l.ts'"],
]
const targets: [file: string, text: string][] = [
  ['edge/src/target.ts', 'export {}'],
  ['edge/src/drivers/sim/target.ts', 'export {}'],
  ['cloud/src/target.ts', 'export {}'],
  ['cloud/src/door/index.ts', 'export {}'],
  ['cloud/src/door/open-door.ts', 'export {}'],
  ['cloud/src/pass/tables.ts', 'export {}'],
  ['cloud/src/pass/l.ts', "import './k.ts'"],
  ['cloud/web/src/staff/target.ts', 'export {}'],
  ['firmware-sim/src/target.ts', 'export {}'],
]

describe('import rules', () => {
  const house = mkdtempSync(join(tmpdir(), 'domovoy-rules-'))
  afterAll(() => rmSync(house, { recursive: true, force: true }))

  it('catch a planted violation each', () => {
    for (const [file, text] of [...planted.map(([, file, text]) => [file, text] as const), ...targets]) {
      mkdirSync(dirname(join(house, file)), { recursive: true })
      writeFileSync(join(house, file), text)
    }
    writeFileSync(join(house, 'tsconfig.json'), '{}')
    symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'))
    const caught = new Set(cruise(house).violations.map((violation) => violation.rule.name))
    expect([...caught].sort()).toEqual(planted.map(([rule]) => rule).sort())
  })

  it('see the modules of this repository, and pass', () => {
    const { totalCruised, violations } = cruise(root)
    expect(totalCruised).toBeGreaterThan(50)
    expect(violations).toEqual([])
  })
})

type Summary = { totalCruised: number; violations: { rule: { name: string }; from: string; to: string }[] }

function cruise(folder: string): Summary {
  const run = spawnSync(
    join(root, 'node_modules/.bin/depcruise'),
    [
      '--config',
      join(root, '.dependency-cruiser.cjs'),
      '--output-type',
      'json',
      'protocol',
      'edge',
      'cloud',
      'firmware-sim',
    ],
    { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  )
  const report: { summary: Summary } = JSON.parse(run.stdout)
  return report.summary
}
