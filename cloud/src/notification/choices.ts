import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { requireUser } from '../platform/http/index.ts'
import { notificationChoice } from './tables.ts'
import { notificationKinds } from './templates.ts'

const channels = ['push', 'mail'] as const

export const choiceView = z.object({
  kind: z.enum(notificationKinds),
  channel: z.enum(channels),
  isOn: z.boolean(),
})
export type Choice = z.infer<typeof choiceView>

/** Every switch: on until the person says otherwise. */
export async function readChoices(tx: Transaction, userId: string): Promise<Choice[]> {
  const said = await tx.select().from(notificationChoice).where(eq(notificationChoice.userId, userId))
  return notificationKinds.flatMap((kind) =>
    channels.map((channel) => ({
      kind,
      channel,
      isOn: said.find((it) => it.kind === kind && it.channel === channel)?.isOn ?? true,
    })),
  )
}

/** Turns one switch. */
export async function choose(ctx: Pick<Context, 'actor' | 'db'>, choice: Choice): Promise<void> {
  const userId = requireUser(ctx.actor)
  await ctx.db.as({ user: userId }, (tx) => write(tx, userId, choice))
}

/** Turns every switch off: what follows from withdrawing the consent to be told by mail and push. */
export async function turnAllOff(tx: Transaction, userId: string): Promise<void> {
  for (const kind of notificationKinds) {
    for (const channel of channels) await write(tx, userId, { kind, channel, isOn: false })
  }
}

async function write(tx: Transaction, userId: string, choice: Choice): Promise<void> {
  const { kind, channel, isOn } = choice
  const target = [notificationChoice.userId, notificationChoice.kind, notificationChoice.channel]
  await tx
    .insert(notificationChoice)
    .values({ userId, ...choice })
    .onConflictDoUpdate({ target, set: { kind, channel, isOn } })
}
