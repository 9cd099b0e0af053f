import { and, eq } from 'drizzle-orm'
import { pause } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import { isDatabaseGone, type Transaction } from '../platform/database/index.ts'
import { type Delivery, later } from '../platform/delivery.ts'
import type { JobInHand, Jobs } from '../platform/jobs/index.ts'
import type { Carriers } from './carriers.ts'
import { forgetQueue, type MessageKind, type MessageTask } from './queues.ts'
import { message } from './tables.ts'

/** What happened to a message. `retried`: this try came to nothing, another follows. */
export type MessageEvent = 'queued' | 'sent' | 'failed' | 'expired' | 'retried'

export interface DeliverDeps extends Pick<Context, 'db' | 'clock' | 'log'> {
  jobs: Jobs
  carriers: Carriers
  count: (kind: MessageKind, event: MessageEvent) => void
}

type MessageRow = typeof message.$inferSelect
type Task = JobInHand<MessageTask>

const keptS = 30 * 24 * 60 * 60
const settlePauseMs = 1_000
const lookAgainMs = 2_000
/** With the longest try well under the time that a job may be in hand: then another node takes it. */
const patienceMs = 20_000

/**
 * One try to send a message. It is marked before and after: a node that ends in between leaves it `sending`, and it is sent
 * again by whichever node gets the job next. A message is never sent after its time, and what it said is erased with its end.
 */
export async function deliverMessage(deps: DeliverDeps, job: Task, signal: AbortSignal): Promise<void> {
  const { db } = deps
  const { companyId } = job.data
  const scope = companyId === undefined ? {} : { company: companyId }
  const claimed = await db.as(scope, (tx) => claim(tx, deps, job))
  if (!claimed) return
  if (claimed.status === 'expired') return report(deps, claimed, { event: 'expired', reason: claimed.reason })
  const calling = callEnd(deps, job, claimed, scope, signal)
  const delivery = await Promise.race([trySending(deps.carriers, claimed, calling.signal), given(signal)])
  calling.stop()
  const ending = await persist(deps, signal, () => db.as(scope, (tx) => settle(tx, deps, job, claimed, delivery)))
  if (ending) report(deps, claimed, ending)
}

/**
 * A call takes half a minute. When a newer code takes its place meanwhile, on whichever node, it is ended: nobody shall write
 * down what serves no more. Anything else is on its way at once, and left alone.
 */
function callEnd(
  { db, clock, log }: DeliverDeps,
  { data: { messageId } }: Task,
  { kind }: MessageRow,
  scope: { company?: string },
  signal: AbortSignal,
) {
  const replaced = new AbortController()
  const stopped = new AbortController()
  const watch = async () => {
    while (!stopped.signal.aborted) {
      await pause(clock, lookAgainMs, stopped.signal)
      if (stopped.signal.aborted) return
      const [row] = await db.as(scope, (tx) =>
        tx.select({ endedAt: message.endedAt }).from(message).where(eq(message.id, messageId)),
      )
      if (row && row.endedAt === null) continue
      return replaced.abort()
    }
  }
  if (kind === 'call') {
    watch().catch((error: unknown) => log.debug({ err: error, message: messageId }, 'a call is not watched any more'))
  }
  return { signal: AbortSignal.any([signal, replaced.signal]), stop: () => stopped.abort() }
}

/** @returns the message, marked as on its way or as expired; nothing when another took its place */
async function claim(tx: Transaction, deps: DeliverDeps, job: Task): Promise<MessageRow | undefined> {
  const { messageId } = job.data
  const [row] = await tx.select().from(message).where(eq(message.id, messageId)).for('update')
  if (!row || row.content === null) {
    await leave(tx, deps, job)
    return undefined
  }
  if (row.expiresAt.getTime() <= deps.clock.now()) {
    await end(tx, deps, job, { status: 'expired', reason: row.reason })
    return { ...row, status: 'expired' }
  }
  const onItsWay = { status: 'sending', tries: row.tries + 1 } as const
  await tx.update(message).set(onItsWay).where(eq(message.id, messageId))
  return { ...row, ...onItsWay }
}

async function trySending(carriers: Carriers, row: MessageRow, signal: AbortSignal): Promise<Delivery> {
  const { id, recipient: to, content, expiresAt } = row
  if (content === null) return later('nothing to say')
  try {
    if ('digits' in content) {
      const call = { id, to, ...content, expiresAt: expiresAt.getTime() }
      return (await carriers.call?.send(call, signal)) ?? noCarrier
    }
    if ('html' in content) return (await carriers.mail?.send({ id, to, ...content }, signal)) ?? noCarrier
    const sms = { id, to, text: content.text, expiresAt: expiresAt.getTime() }
    return (await carriers.sms?.send(sms, signal)) ?? noCarrier
  } catch {
    // Drivers answer and do not throw; what one throws all the same might hold the message's words.
    return later('the driver failed')
  }
}

const noCarrier = later('no carrier is set')

/** A node that ends does not wait for a carrier that thinks. */
function given(signal: AbortSignal): Promise<Delivery> {
  const { promise, resolve } = Promise.withResolvers<Delivery>()
  const answer = () => resolve(later('the node ended meanwhile'))
  if (signal.aborted) answer()
  signal.addEventListener('abort', answer, { once: true })
  return promise
}

interface Ending {
  event: MessageEvent
  reason: string | null
}

/** Writes down what became of a try. @returns nothing when a newer message took this one's place meanwhile */
async function settle(
  tx: Transaction,
  deps: DeliverDeps,
  job: Task,
  { id }: MessageRow,
  delivery: Delivery,
): Promise<Ending | undefined> {
  if (delivery.outcome === 'sent') {
    await end(tx, deps, job, { status: 'sent', reason: null })
    return { event: 'sent', reason: null }
  }
  const { reason } = delivery
  if (delivery.outcome === 'refused') {
    await end(tx, deps, job, { status: 'failed', reason })
    return { event: 'failed', reason }
  }
  const requeued = await tx
    .update(message)
    .set({ status: 'queued', reason })
    .where(and(eq(message.id, id), eq(message.status, 'sending')))
    .returning({ id: message.id })
  if (requeued.length === 0) {
    await leave(tx, deps, job)
    return undefined
  }
  await job.putBack(tx)
  return { event: 'retried', reason }
}

type End = Pick<MessageRow, 'reason'> & { status: 'sent' | 'failed' | 'expired' }

async function end(tx: Transaction, deps: DeliverDeps, job: Task, ending: End): Promise<void> {
  const endedAt = new Date(deps.clock.now())
  await tx
    .update(message)
    .set({ ...ending, content: null, endedAt })
    .where(eq(message.id, job.data.messageId))
  await leave(tx, deps, job)
}

/** The message is over; its row stays for a month. */
async function leave(tx: Transaction, { jobs }: DeliverDeps, job: Task): Promise<void> {
  await job.complete(tx)
  await jobs.add(tx, forgetQueue, job.data, { afterS: keptS })
}

/** Nobody's number and no word of the message gets into the log. */
function report({ count, log }: DeliverDeps, row: MessageRow, { event, reason }: Ending): void {
  const { id, kind, template, tries } = row
  count(kind, event)
  const fields = { message: id, kind, template, tries, ...(reason !== null && { reason }) }
  if (event === 'sent') log.debug(fields, 'a message was sent')
  else if (event === 'retried') log.info(fields, 'a message is tried again later')
  else log.warn(fields, `a message ${event}`)
}

/** A database that is away for a moment must not have a message sent twice. */
async function persist<T>({ clock }: DeliverDeps, signal: AbortSignal, write: () => Promise<T>): Promise<T> {
  for (const deadline = clock.now() + patienceMs; ; ) {
    try {
      return await write()
    } catch (error) {
      if (!isDatabaseGone(error) || clock.now() > deadline || signal.aborted) throw error
      await pause(clock, settlePauseMs, signal)
    }
  }
}

/** Deletes a message whose month is over. */
export async function forgetMessage({ db }: Pick<DeliverDeps, 'db'>, job: Task): Promise<void> {
  const { messageId, companyId } = job.data
  await db.as(companyId === undefined ? {} : { company: companyId }, async (tx) => {
    await tx.delete(message).where(eq(message.id, messageId))
    await job.complete(tx)
  })
}
