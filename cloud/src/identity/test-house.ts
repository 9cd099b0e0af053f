import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { systemClock } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import { type OpenDatabase, openDatabase } from '../platform/database/index.ts'
import { VirtualClock } from '../platform/virtual-clock.ts'
import { FakeMessages } from './fake-messages.ts'
import { createIdentity, type Identity } from './identity.ts'

const log = pino({ level: 'silent' })

/** A real PostgreSQL for the tests of one file. */
export async function openTestDatabase(): Promise<OpenDatabase> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'domovoy-identity-'))
  const opened = await openDatabase({ url: undefined, dataFolder }, systemClock, log)
  const stop = async () => {
    await opened.stop()
    rmSync(dataFolder, { recursive: true, force: true })
  }
  return { ...opened, stop }
}

export interface TestHouse {
  ctx: Context
  clock: VirtualClock
  identity: Identity
  sms: FakeMessages
}

const testSecret = 'a secret of the tests, long enough to be one'

/** Sign-in over a database, by virtual time; texts stay in `sms`. */
export function testHouse({ db }: OpenDatabase, clock = new VirtualClock(Date.now())): TestHouse {
  const sms = new FakeMessages()
  const identity = createIdentity({ db, log, secret: testSecret, messages: sms, publicUrl: 'http://localhost:8080' })
  return { ctx: { actor: { kind: 'anonymous' }, db, clock, log }, clock, identity, sms }
}
