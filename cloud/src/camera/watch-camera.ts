import { sql } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { type Commands, type Presence, requireOnline } from '../fleet/index.ts'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError, type Fault } from '../platform/errors.ts'
import { requireUser } from '../platform/http/index.ts'
import { requireResident, type Standing, selectStanding } from '../residency/index.ts'
import { cameraFaults } from './errors.ts'

export interface CameraDeps {
  commands: Commands
  presence: Presence
}

export interface Watching {
  viewerId: string
  /** SDP. */
  answer: string
}

const refusals: Record<string, Fault> = {
  'sdp-invalid': cameraFaults['sdp.invalid'],
  'viewers-limit': cameraFaults['viewers.limit'],
}

/**
 * Asks the controller of an entrance for its picture; the packets go straight from there to the browser.
 * @param offer SDP of a WebRTC offer, at most 20,000 characters
 * @throws DomainError `entrance.unknown`, `entrance.forbidden`, `sdp.invalid`, `camera.unavailable`, `viewers.limit`,
 *   `controller.offline` {since}, `controller.silent`, `broker.unavailable`
 */
export async function watchCamera(
  ctx: Context,
  { commands, presence }: CameraDeps,
  { entranceId, offer }: { entranceId: string; offer: string },
): Promise<Watching> {
  const userId = requireUser(ctx.actor)
  const viewerId = uuidv7()
  const at = await ctx.db.as({ user: userId }, (tx) =>
    placeViewer(tx, { viewerId, userId, entranceId, nowMs: ctx.clock.now() }),
  )
  if (!looksLikeOffer(offer)) throw new DomainError(cameraFaults['sdp.invalid'])
  const controllerId = requireOnline(presence, at)
  const actor = { kind: 'resident' as const, id: userId }
  const reply = await commands.ask(controllerId, { id: uuidv7(), kind: 'watch', viewerId, offer, actor })
  if (reply.outcome === 'refused') {
    throw new DomainError(refusals[reply.reason] ?? cameraFaults['camera.unavailable'], { reason: reply.reason })
  }
  if (!reply.answer) throw new DomainError(cameraFaults['camera.unavailable'])
  return { viewerId, answer: reply.answer }
}

/** Standing and viewer in one statement: it lies on the way to the first picture. */
async function placeViewer(
  tx: Transaction,
  viewer: { viewerId: string; userId: string; entranceId: string; nowMs: number },
): Promise<Standing> {
  const { rows } = await tx.execute<Standing & Record<string, unknown>>(sql`
    with standing as (${selectStanding(viewer.userId, viewer.entranceId)}), placed as (
      insert into viewer (id, company_id, entrance_id, user_id, asked_at)
      select ${viewer.viewerId}::uuid, "companyId", "entranceId", ${viewer.userId}::uuid,
        ${new Date(viewer.nowMs).toISOString()}::timestamptz
      from standing where cardinality("premisesIds") > 0
    )
    select * from standing`)
  return requireResident(rows[0])
}

/** Keeps what is plainly no offer from the controller; the rest it judges itself (RFC 8866 §5, RFC 9429). */
function looksLikeOffer(text: string): boolean {
  return text.length <= 20_000 && text.startsWith('v=0') && /^m=video /m.test(text) && !text.includes('\u0000')
}
