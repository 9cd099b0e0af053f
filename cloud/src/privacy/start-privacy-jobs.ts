import { type EraseDeps, erasePerson } from './erase-person.ts'
import { type EraseTask, eraseQueue } from './erasures.ts'
import { type ArchiveDeps, type ArchiveTask, archiveQueue, makeArchive } from './make-archive.ts'

/** Begins to make archives and to forget people, on this node or another. Jobs that are stopped stop it too. */
export async function startPrivacyJobs(deps: ArchiveDeps & EraseDeps): Promise<void> {
  await deps.jobs.work<ArchiveTask>(archiveQueue, { parallel: 1, pollMs: 2_000, inHandS: 900 }, (job) =>
    makeArchive(deps, job),
  )
  await deps.jobs.work<EraseTask>(eraseQueue, { parallel: 1, pollMs: 60_000, inHandS: 900 }, (job) =>
    erasePerson(deps, job),
  )
}
