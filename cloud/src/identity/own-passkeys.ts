import { and, asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { requireUser } from '../platform/http/index.ts'
import { isUuid } from '../platform/is-uuid.ts'
import { readPasskeyName } from './add-passkey.ts'
import { identityFaults } from './errors.ts'
import { requireShownFactor } from './require-shown-factor.ts'
import { passkey } from './tables.ts'

/** A passkey as its owner sees it. */
export const passkeyView = z.object({
  id: z.uuid(),
  name: z.string().meta({ description: 'Empty where the person gave none' }),
  isBackedUp: z.boolean().meta({ description: 'Shared among the devices of one account, as Apple and Google do' }),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
})

export type PasskeyView = z.infer<typeof passkeyView>

type OwnContext = Pick<Context, 'actor' | 'db'>

/** The asker's own passkeys, the oldest first. */
export async function listPasskeys(ctx: OwnContext): Promise<PasskeyView[]> {
  const userId = requireUser(ctx.actor)
  const rows = await ctx.db.orm
    .select()
    .from(passkey)
    .where(eq(passkey.userId, userId))
    .orderBy(asc(passkey.createdAt), asc(passkey.id))
  return rows.map(({ id, name, isBackedUp, createdAt, lastUsedAt }) => ({
    ...{ id, name, isBackedUp },
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }))
}

/** @throws DomainError `passkey.unknown` when there is none, or it is somebody else's */
export async function renamePasskey(ctx: OwnContext, passkeyId: string, name: string): Promise<void> {
  const changed = await ctx.db.orm
    .update(passkey)
    .set({ name: readPasskeyName(name) })
    .where(own(ctx, passkeyId))
    .returning({ id: passkey.id })
  if (changed.length === 0) throw new DomainError(identityFaults['passkey.unknown'])
}

/** @throws DomainError `passkey.unknown` when there is none, or it is somebody else's · `second-factor.required` */
export async function deletePasskey(ctx: OwnContext, passkeyId: string): Promise<void> {
  await requireShownFactor(ctx)
  const deleted = await ctx.db.orm.delete(passkey).where(own(ctx, passkeyId)).returning({ id: passkey.id })
  if (deleted.length === 0) throw new DomainError(identityFaults['passkey.unknown'])
}

function own({ actor }: OwnContext, passkeyId: string) {
  if (!isUuid(passkeyId)) throw new DomainError(identityFaults['passkey.unknown'])
  return and(eq(passkey.id, passkeyId), eq(passkey.userId, requireUser(actor)))
}
