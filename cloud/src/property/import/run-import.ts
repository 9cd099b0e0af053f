import { and, eq, sql } from 'drizzle-orm'
import { audit } from '../../platform/audit/index.ts'
import type { Context } from '../../platform/context.ts'
import { DomainError } from '../../platform/errors.ts'
import type { JobInHand, Jobs } from '../../platform/jobs/index.ts'
import { requireStaff } from '../../staff/index.ts'
import { propertyImport } from '../tables.ts'
import { importFaults } from './errors.ts'
import { planInRegister } from './plan-in-register.ts'
import { findImport, readProgress, whereOf } from './read-import.ts'
import { sizeOf, writePlan } from './write-plan.ts'

export interface ImportDeps {
  jobs: Jobs
}

interface ImportTask {
  companyId: string
  importId: string
  userId: string
}

const queue = 'property-import'

/** Any two numbers, the same on every node: imports of one company take turns. */
const importLock = 7_302_916

/**
 * «Импортировать»: the work is done by a job, so that it outlives this request and this process.
 * @throws DomainError as `requireStaff` does, `import.unknown`, `import.busy`, `import.columns`, `import.nothing`
 */
export async function runImport(ctx: Context, { jobs }: ImportDeps, companyId: string, id: string) {
  const { userId } = await requireStaff(ctx, companyId, 'property.write')
  await ctx.db.inTenant(companyId, async (tx) => {
    const row = await findImport(tx, companyId, id)
    const plan = await planInRegister(tx, row)
    if (!plan) throw new DomainError(importFaults['import.columns'])
    const total = sizeOf(plan)
    if (total === 0) throw new DomainError(importFaults['import.nothing'])
    const [begun] = await tx
      .update(propertyImport)
      .set({ status: 'running', written: 0, total })
      .where(and(whereOf(companyId, id), sql`${propertyImport.status} in ('ready', 'failed')`))
      .returning({ id: propertyImport.id })
    if (!begun) throw new DomainError(importFaults['import.busy'])
    const task: ImportTask = { companyId, importId: row.id, userId }
    await jobs.add(tx, queue, task)
  })
  jobs.hurry(queue)
  return await readProgress(ctx, companyId, id)
}

/** Begins to work on imports. Jobs that are stopped stop it too. */
export async function startImporting(deps: Pick<Context, 'db' | 'clock' | 'log'> & ImportDeps): Promise<void> {
  await deps.jobs.work<ImportTask>(queue, { parallel: 1, pollMs: 5_000 }, (job, signal) =>
    importFile(deps, job, signal),
  )
}

async function importFile(
  { db, log }: Pick<Context, 'db' | 'log'>,
  job: JobInHand<ImportTask>,
  signal: AbortSignal,
): Promise<void> {
  const { companyId, importId, userId } = job.data
  const ours = and(eq(propertyImport.companyId, companyId), eq(propertyImport.id, importId))
  // On a connection of its own: what the transaction below writes is not to be seen before its end.
  const tell = async (written: number) => {
    signal.throwIfAborted()
    await db.inTenant(companyId, (tx) => tx.update(propertyImport).set({ written }).where(ours))
  }
  try {
    await db.inTenant(companyId, async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${importLock}, hashtext(${companyId}))`)
      const row = await findImport(tx, companyId, importId)
      // The register may have changed since the preview: what is written is compared anew.
      const plan = await planInRegister(tx, row)
      if (!plan) throw new DomainError(importFaults['import.columns'])
      await writePlan(tx, companyId, plan, tell)
      const { summary, problems } = plan
      const report = { summary, problems: problems.slice(0, 2_000) }
      await tx.update(propertyImport).set({ status: 'done', report }).where(ours)
      const fact = { companyId, actorId: userId, action: 'property.import', subjectKind: 'import', subjectId: importId }
      await audit(tx, { ...fact, details: { fileName: row.fileName, ...summary } })
      await job.complete(tx)
    })
  } catch (error) {
    if (signal.aborted) throw error
    log.warn({ err: error, importId }, 'an import failed; nothing of it is written')
    await db.inTenant(companyId, async (tx) => {
      await tx.update(propertyImport).set({ status: 'failed', written: 0 }).where(ours)
      await job.complete(tx)
    })
  }
}
