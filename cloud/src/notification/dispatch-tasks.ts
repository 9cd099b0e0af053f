import { asc, eq } from 'drizzle-orm'
import { user } from '../identity/tables.ts'
import { type Clock, pause } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import type { Jobs } from '../platform/jobs/index.ts'
import type { Notifications } from '../platform/live/index.ts'
import { type Choice, readChoices } from './choices.ts'
import { type PushTask, pushQueue, pushRetries } from './deliver-push.ts'
import type { Letters } from './letters.ts'
import { renderNotification } from './render-notification.ts'
import { notification, notificationTask, pushSubscription } from './tables.ts'

export interface DispatchDeps extends Pick<Context, 'db' | 'log'> {
  clock: Clock
  jobs: Jobs
  notifications: Notifications
  letters: Letters
  publicUrl: string
}

const pollMs = 2_000
const batch = 50
const letterLivesMs = 3 * 24 * 60 * 60 * 1000

/**
 * Turns what was told into jobs: one for every device that is to be woken, and a letter. Any node does it, as soon as it hears
 * of the commit, and in any case within two seconds; a task is taken by one node only.
 * @returns stops, once work in hand has ended
 */
export function startDispatching(deps: DispatchDeps): () => Promise<void> {
  const stopping = new AbortController()
  let wake = new AbortController()
  deps.notifications.on('person', ({ what }) => {
    if (what === 'inbox') wake.abort()
  })
  const run = async () => {
    while (!stopping.signal.aborted) {
      wake = new AbortController()
      const taken = await dispatchAll(deps).catch((error: unknown) => {
        deps.log.warn({ err: error }, 'notifications could not be queued')
        return 0
      })
      if (taken < batch) await pause(deps.clock, pollMs, AbortSignal.any([stopping.signal, wake.signal]))
    }
  }
  const running = run()
  return async () => {
    stopping.abort()
    await running
  }
}

/** @returns how many tasks there were */
async function dispatchAll(deps: DispatchDeps): Promise<number> {
  const tasks = await deps.db.orm.select().from(notificationTask).orderBy(asc(notificationTask.createdAt)).limit(batch)
  for (const { notificationId, userId } of tasks) await dispatchOne(deps, notificationId, userId)
  return tasks.length
}

async function dispatchOne(deps: DispatchDeps, notificationId: string, userId: string): Promise<void> {
  const { db } = deps
  const [found] = await db.as({ user: userId }, (tx) =>
    tx.select({ companyId: notification.companyId }).from(notification).where(eq(notification.id, notificationId)),
  )
  const scope = { user: userId, ...(found?.companyId && { company: found.companyId }) }
  const hasLetter = await db.as(scope, async (tx) => {
    const [task] = await tx
      .select()
      .from(notificationTask)
      .where(eq(notificationTask.notificationId, notificationId))
      .for('update', { skipLocked: true })
    if (!task) return false
    await tx.delete(notificationTask).where(eq(notificationTask.notificationId, notificationId))
    const [told] = await tx.select().from(notification).where(eq(notification.id, notificationId))
    if (!told) return false
    const choices = await readChoices(tx, userId)
    const { kind } = renderNotification(told.template, 'ru', told.values)
    const wants = (channel: 'push' | 'mail') =>
      (task.channels?.includes(channel) ?? true) && isOn(choices, kind, channel)
    if (wants('push')) await queuePush(tx, deps, told)
    if (!wants('mail')) return false
    const [person] = await tx
      .select({ email: user.email, isVerified: user.emailVerified, language: user.language })
      .from(user)
      .where(eq(user.id, userId))
    if (!person?.isVerified || person.email === null) return false
    const { title, body } = renderNotification(told.template, person.language, told.values)
    const values = { title, body, link: new URL(told.link, deps.publicUrl).href }
    const letter = {
      ...{ to: person.email, language: person.language, values },
      companyId: told.companyId ?? undefined,
    }
    await deps.letters.queue(tx, { ...letter, expiresAt: deps.clock.now() + letterLivesMs })
    return true
  })
  deps.jobs.hurry(pushQueue)
  if (hasLetter) deps.letters.hurry()
}

function isOn(choices: readonly Choice[], kind: string, channel: string): boolean {
  return choices.some((it) => it.kind === kind && it.channel === channel && it.isOn)
}

async function queuePush(
  tx: Transaction,
  { jobs }: DispatchDeps,
  told: typeof notification.$inferSelect,
): Promise<void> {
  const devices = await tx
    .select({ id: pushSubscription.id })
    .from(pushSubscription)
    .where(eq(pushSubscription.userId, told.userId))
  for (const { id } of devices) {
    const task: PushTask = { notificationId: told.id, userId: told.userId, subscriptionId: id }
    await jobs.add(tx, pushQueue, task, { retry: pushRetries })
  }
}
