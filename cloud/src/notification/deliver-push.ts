import { eq } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import type { JobInHand, Jobs } from '../platform/jobs/index.ts'
import type { PushDelivery, PushSender } from '../platform/push/index.ts'
import { renderNotification } from './render-notification.ts'
import { notification, pushSubscription } from './tables.ts'

export interface PushTask {
  notificationId: string
  userId: string
  subscriptionId: string
}

export interface PushDeps extends Pick<Context, 'db' | 'clock' | 'log'> {
  jobs: Jobs
  push: PushSender
}

export const pushQueue = 'notification-push'
export const pushRetries = { firstS: 5, longestS: 900 }

/** After a day nobody wants to be woken for it: it stands in the list. */
const livesMs = 24 * 60 * 60 * 1000
const longestBody = 900

/** Begins to wake devices. Jobs that are stopped stop it too. */
export async function startPushing(deps: PushDeps): Promise<void> {
  await deps.jobs.work<PushTask>(pushQueue, { parallel: 8, pollMs: 2_000 }, (job, signal) =>
    deliverPush(deps, job, signal),
  )
}

/**
 * One try to wake one device. A notification that was read meanwhile wakes nobody; a device that took its agreement back
 * is forgotten.
 */
async function deliverPush(deps: PushDeps, job: JobInHand<PushTask>, signal: AbortSignal): Promise<void> {
  const { notificationId, userId, subscriptionId } = job.data
  const { db, clock } = deps
  const [told, device] = await db.as({ user: userId }, async (tx) => {
    const [row] = await tx.select().from(notification).where(eq(notification.id, notificationId))
    const [its] = await tx.select().from(pushSubscription).where(eq(pushSubscription.id, subscriptionId))
    return [row, its] as const
  })
  const leftMs = told ? told.createdAt.getTime() + livesMs - clock.now() : 0
  // The device may have passed to another person since.
  if (!told || told.readAt !== null || !device || device.userId !== userId || leftMs <= 0) {
    return db.as({}, (tx) => job.complete(tx))
  }
  const { title, body } = renderNotification(told.template, device.language, told.values)
  const payload = JSON.stringify({ id: told.id, title, body: body.slice(0, longestBody), link: told.link })
  const message = { to: device, payload, livesS: Math.ceil(leftMs / 1000), urgency: 'high' } as const
  await settle(deps, job, await deps.push.send(message, signal))
}

async function settle({ db, clock, log }: PushDeps, job: JobInHand<PushTask>, delivery: PushDelivery): Promise<void> {
  const its = eq(pushSubscription.id, job.data.subscriptionId)
  await db.as({}, async (tx) => {
    if (delivery.outcome === 'later') return job.putBack(tx)
    if (delivery.outcome === 'sent')
      await tx
        .update(pushSubscription)
        .set({ servedAt: new Date(clock.now()) })
        .where(its)
    if (delivery.outcome === 'gone') await tx.delete(pushSubscription).where(its)
    await job.complete(tx)
  })
  const reason = 'reason' in delivery ? delivery.reason : undefined
  if (delivery.outcome === 'refused') log.warn({ reason }, 'a push service refused a notification')
  else log.debug({ outcome: delivery.outcome, reason }, 'a device was to be woken')
}
