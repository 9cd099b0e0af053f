import { z } from 'zod'
import type { propertyImport } from '../tables.ts'
import { importColumns } from './columns.ts'
import type { ImportPlan } from './plan-import.ts'

const counts = z.object({ added: z.int(), changed: z.int(), unchanged: z.int() })

const importSummary = z.object({
  lines: z.int(),
  bad: z.int().meta({ description: 'Lines that are left out: see problems' }),
  buildings: counts,
  entrances: z.object({ added: z.int() }),
  premises: counts,
})

const importProblem = z.object({
  line: z.int().meta({ description: 'As the file counts them' }),
  reason: z
    .string()
    .meta({ description: 'Which value is wrong; `twin`: named before; `elsewhere`: behind another entrance' }),
  value: z.string(),
})

export const mappingInput = z.array(z.enum(importColumns).nullable()).max(60)

export const importView = z.object({
  id: z.uuid(),
  fileName: z.string(),
  kind: z.enum(['csv', 'xlsx']),
  encoding: z.string().nullable(),
  delimiter: z.string().nullable(),
  header: z.array(z.string()),
  mapping: mappingInput,
  sample: z.array(z.object({ line: z.int(), cells: z.array(z.string()) })).meta({ description: 'The first lines' }),
  isMapped: z.boolean().meta({ description: 'Whether the columns tell of which building a line speaks' }),
  status: z.enum(['ready', 'running', 'done', 'failed']),
  written: z.int(),
  total: z.int(),
  summary: importSummary.nullable(),
  problems: z.array(importProblem).meta({ description: 'The first 2,000' }),
})
export type ImportView = z.infer<typeof importView>

export const progressView = importView.pick({ id: true, status: true, written: true, total: true })

const sampleSize = 5
const mostProblems = 2_000

export function toImportView(
  row: typeof propertyImport.$inferSelect,
  plan: Pick<ImportPlan, 'summary' | 'problems'> | undefined,
): ImportView {
  const { id, fileName, kind, encoding, delimiter, header, mapping, rows, status, written, total } = row
  return {
    ...{ id, fileName, kind, encoding, delimiter, header, mapping, status, written, total },
    sample: rows.slice(0, sampleSize),
    isMapped: plan !== undefined,
    summary: plan?.summary ?? null,
    problems: plan?.problems.slice(0, mostProblems) ?? [],
  }
}
