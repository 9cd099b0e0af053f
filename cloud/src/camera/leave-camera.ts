import { and, eq } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { requireUser } from '../platform/http/index.ts'
import { findStanding } from '../residency/index.ts'
import { cameraFaults } from './errors.ts'
import { viewer } from './tables.ts'
import type { CameraDeps } from './watch-camera.ts'

/**
 * Ends a viewing. Only who began it may; for anybody else it does not exist. Ending it twice is no error.
 * @throws DomainError `viewer.unknown`
 */
export async function leaveCamera(
  ctx: Context,
  { commands }: Pick<CameraDeps, 'commands'>,
  { entranceId, viewerId }: { entranceId: string; viewerId: string },
): Promise<void> {
  const userId = requireUser(ctx.actor)
  const standing = await ctx.db.as({ user: userId }, async (tx) => {
    const left = await tx
      .update(viewer)
      .set({ leftAt: new Date(ctx.clock.now()) })
      .where(and(eq(viewer.id, viewerId), eq(viewer.userId, userId), eq(viewer.entranceId, entranceId)))
    if (left.rowCount !== 1) throw new DomainError(cameraFaults['viewer.unknown'])
    return await findStanding(tx, userId, entranceId)
  })
  if (!standing?.controllerId) return
  const actor = { kind: 'resident' as const, id: userId }
  // A controller that is away has no viewers any more.
  await commands
    .tell(standing.controllerId, { id: uuidv7(), kind: 'unwatch', viewerId, actor })
    .catch((error: unknown) => ctx.log.debug({ err: error, viewerId }, 'the controller was not told'))
}
