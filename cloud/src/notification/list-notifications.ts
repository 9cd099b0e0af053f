import { and, count, desc, eq, isNull, lt } from 'drizzle-orm'
import { z } from 'zod'
import type { Context } from '../platform/context.ts'
import type { Language } from '../platform/errors.ts'
import { requireUser } from '../platform/http/index.ts'
import { renderNotification } from './render-notification.ts'
import { notification } from './tables.ts'
import { notificationKinds } from './templates.ts'

/** A line of the list: «Новое» or «Прочитано». */
export const notificationView = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  kind: z.enum(notificationKinds),
  title: z.string(),
  body: z.string(),
  link: z.string().meta({ description: 'A path of the resident app' }),
  isNew: z.boolean(),
})
export type NotificationView = z.infer<typeof notificationView>

export interface NotificationPage {
  notifications: NotificationView[]
  unread: number
  /** For the page of what is older; null at the end. */
  next: string | null
}

/** What the asker was told, newest first. @param before where the last page ended: its `next` */
export async function listNotifications(
  ctx: Pick<Context, 'actor' | 'db'>,
  { limit, before, language }: { limit: number; before: string | undefined; language: Language },
): Promise<NotificationPage> {
  const userId = requireUser(ctx.actor)
  return await ctx.db.as({ user: userId }, async (tx) => {
    const mine = eq(notification.userId, userId)
    // Ids are UUIDv7: their order is that of time.
    const older = before === undefined ? undefined : lt(notification.id, before)
    const rows = await tx
      .select()
      .from(notification)
      .where(and(mine, older))
      .orderBy(desc(notification.id))
      .limit(limit + 1)
    const [total] = await tx
      .select({ unread: count() })
      .from(notification)
      .where(and(mine, isNull(notification.readAt)))
    const page = rows.slice(0, limit)
    return {
      notifications: page.map((row) => toView(row, language)),
      unread: total?.unread ?? 0,
      next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
    }
  })
}

/** How many the asker has not read. */
export async function countUnread(ctx: Pick<Context, 'actor' | 'db'>): Promise<number> {
  const userId = requireUser(ctx.actor)
  const [row] = await ctx.db.as({ user: userId }, (tx) =>
    tx
      .select({ unread: count() })
      .from(notification)
      .where(and(eq(notification.userId, userId), isNull(notification.readAt))),
  )
  return row?.unread ?? 0
}

function toView(row: typeof notification.$inferSelect, language: Language): NotificationView {
  const { id, template, values, link, createdAt, readAt } = row
  return {
    id,
    at: createdAt.toISOString(),
    ...renderNotification(template, language, values),
    link,
    isNew: readAt === null,
  }
}
