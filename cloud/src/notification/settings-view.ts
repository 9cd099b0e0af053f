import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { user } from '../identity/tables.ts'
import type { Context } from '../platform/context.ts'
import { requireUser } from '../platform/http/index.ts'
import { choiceView, readChoices } from './choices.ts'
import { pushSubscription } from './tables.ts'

/** All that the page of notification settings shows. */
export const settingsView = z.object({
  choices: z.array(choiceView),
  /** Where letters go; null: no address is confirmed. */
  email: z.string().nullable(),
  /** Addresses of the devices that are woken: a page finds its own among them. */
  devices: z.array(z.object({ endpoint: z.string() })),
  pushKey: z.string().meta({ description: 'VAPID public key, base64url' }),
})
export type SettingsView = z.infer<typeof settingsView>

export async function readSettings(ctx: Pick<Context, 'actor' | 'db'>, pushKey: string): Promise<SettingsView> {
  const userId = requireUser(ctx.actor)
  return await ctx.db.as({ user: userId }, async (tx) => {
    const [person] = await tx
      .select({ email: user.email, isVerified: user.emailVerified })
      .from(user)
      .where(eq(user.id, userId))
    const devices = await tx
      .select({ endpoint: pushSubscription.endpoint })
      .from(pushSubscription)
      .where(eq(pushSubscription.userId, userId))
    return {
      choices: await readChoices(tx, userId),
      email: person?.isVerified ? person.email : null,
      devices,
      pushKey,
    }
  })
}
