import { eq } from 'drizzle-orm'
import type { PersonTable } from '../platform/person-data.ts'
import { notification, notificationChoice, notificationTask, pushSubscription } from './tables.ts'

/** What a person was told, and how they want to be told. */
export const notificationPersonData: PersonTable[] = [
  {
    table: notificationTask,
    title: { ru: 'Уведомления в пути', en: 'Notifications on their way' },
    stands: 'outside',
    of: ({ userId }) => eq(notificationTask.userId, userId),
    erasure: { how: 'delete' },
  },
  {
    table: notification,
    title: { ru: 'Уведомления', en: 'Notifications' },
    stands: 'either',
    of: ({ userId }) => eq(notification.userId, userId),
    erasure: { how: 'delete' },
  },
  {
    table: notificationChoice,
    title: { ru: 'Настройки уведомлений', en: 'Settings of notifications' },
    stands: 'outside',
    of: ({ userId }) => eq(notificationChoice.userId, userId),
    erasure: { how: 'cascade' },
  },
  {
    table: pushSubscription,
    title: { ru: 'Устройства для уведомлений', en: 'Devices for notifications' },
    stands: 'outside',
    of: ({ userId }) => eq(pushSubscription.userId, userId),
    withheld: ['auth', 'p256dh'],
    erasure: { how: 'cascade' },
  },
]
