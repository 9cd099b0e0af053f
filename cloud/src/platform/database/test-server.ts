import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { TestProject } from 'vitest/node'
import { systemClock } from '../clock.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'
import { migrateDatabase } from './migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the test server's socket. */
    postgresHost: string
  }
}

/** One real PostgreSQL for all tests of the cloud; its migrated database is the template that each test file copies. */
export default async function startTestServer(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'domovoy-tests-'))
  const server = await startEmbeddedPostgres(folder, systemClock, pino({ level: 'silent' }))
  await migrateDatabase(server.owner)
  project.provide('postgresHost', server.owner.host ?? '')
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
