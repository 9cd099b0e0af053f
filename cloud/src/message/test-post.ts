import { pino } from 'pino'
import type { Clock } from '../platform/clock.ts'
import type { TestDatabase } from '../platform/database/test-database.ts'
import { startJobs } from '../platform/jobs/index.ts'
import { FakeMailSender, FakeSmsSender, FakeVoiceCaller } from './fake-carriers.ts'
import { type Carriers, type MessageEvent, startMessages } from './index.ts'

/** A node of the cloud as far as messages go, and what it wrote into its log. */
export async function testPost<C extends Clock>({ db }: TestDatabase, clock: C, others: Carriers = {}) {
  const [sms, mail, call] = [new FakeSmsSender(), new FakeMailSender(), new FakeVoiceCaller()]
  const events: MessageEvent[] = []
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) })
  const jobs = await startJobs({ db, clock, log })
  const carriers = { sms, mail, call, ...others }
  const messages = await startMessages({ db, clock, log, jobs, carriers, count: (_kind, event) => events.push(event) })
  return { messages, sms, mail, call, events, lines, clock, stop: jobs.stop }
}
