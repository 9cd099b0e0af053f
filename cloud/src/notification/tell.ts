import { uuidv7 } from 'uuidv7'
import type { Transaction } from '../platform/database/index.ts'
import { notify } from '../platform/live/index.ts'
import { renderNotification } from './render-notification.ts'
import { notification, notificationTask } from './tables.ts'
import type { NotificationTemplateName } from './templates.ts'

/** How a notification reaches somebody who has not opened the app. */
export type Channel = 'push' | 'mail'

export interface Telling {
  userId: string
  /** Who tells. The transaction must run in its name; null where it names no company. */
  companyId: string | null
  template: NotificationTemplateName
  /** What stands for `{name}` in the template. */
  values: Readonly<Record<string, string>>
  /** A path of the resident app, such as `/requests/…`. */
  link: string
  /** Left out: push and mail, as far as the person wants them. Empty: in the app only. */
  channels?: readonly Channel[]
}

/**
 * Tells a person something, within the transaction that makes it so: it stands in the app's list with the commit, open pages
 * hear of it, and any node queues push and mail (`dispatch-tasks.ts`).
 * @returns the notification's id
 * @throws Error when a value of the template is missing, or the link is no path
 */
export async function tell(tx: Transaction, telling: Telling): Promise<string> {
  const { userId, companyId, template, values, link, channels } = telling
  if (!/^\/(?!\/)/.test(link)) throw new Error(`a notification leads to a path of the app, not to ${link}`)
  // A missing value must fail the change that tells, not the job that sends.
  renderNotification(template, 'ru', values)
  const id = uuidv7()
  await tx.insert(notification).values({ id, userId, companyId, template, values: { ...values }, link })
  if (channels === undefined || channels.length > 0) {
    await tx.insert(notificationTask).values({ notificationId: id, userId, channels: channels ? [...channels] : null })
  }
  await notify(tx, 'person', { userId, what: 'inbox' })
  return id
}
