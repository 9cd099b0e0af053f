import { uuidv7 } from 'uuidv7'
import {
  type Commands,
  fleetFaults,
  offline,
  offlineSinceMs,
  type Presence,
  type Reachability,
  replyDeadlineMs,
} from '../fleet/index.ts'
import { pause } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import { DomainError } from '../platform/errors.ts'
import { requireUser } from '../platform/http/index.ts'
import { platformFaults } from '../platform/platform-faults.ts'
import type { Standing } from '../residency/index.ts'
import type { OpeningAnswer } from './answer.ts'
import { doorFaults } from './errors.ts'
import { findAnswer, type OpeningWish, placeOpening, recordAnswer } from './place-opening.ts'

export interface DoorDeps {
  commands: Commands
  presence: Presence
  nodeId: string
  underWay: OpeningsUnderWay
  /** Counts what became of openings. */
  count: (outcome: OpeningAnswer['outcome']) => void
}

/** Openings under way in this process, by person and key: a repetition waits for the same answer. */
export type OpeningsUnderWay = Map<string, { entranceId: string; answered: Promise<Answered> }>

interface Answered {
  id: string
  answer: OpeningAnswer
  /** Not yet remembered. */
  isNew: boolean
}

export interface Opened {
  commandId: string
  atMs: number
}

/**
 * Opens a door once. The same key gives the same answer, however often it is asked, and never a second command.
 * @throws DomainError `entrance.unknown`, `entrance.forbidden`, `idempotency.reused`, `door.refused` {reason},
 *   `controller.offline` {since}, `controller.silent`, `broker.unavailable`
 */
export async function openDoor(
  ctx: Context,
  deps: DoorDeps,
  { entranceId, idempotencyKey }: { entranceId: string; idempotencyKey: string },
): Promise<Opened> {
  const userId = requireUser(ctx.actor)
  const name = `${userId} ${idempotencyKey}`
  const running = deps.underWay.get(name)
  if (running) {
    if (running.entranceId !== entranceId) throw new DomainError(doorFaults['idempotency.reused'])
    return tell(await running.answered)
  }
  const wish = { id: uuidv7(), userId, entranceId, idempotencyKey, askedAtMs: ctx.clock.now(), node: deps.nodeId }
  const answered = answerOnce(ctx, deps, wish)
  deps.underWay.set(name, { entranceId, answered })
  void remember(ctx, deps, userId, answered).finally(() => deps.underWay.delete(name))
  return tell(await answered)
}

async function answerOnce(ctx: Context, deps: DoorDeps, wish: OpeningWish): Promise<Answered> {
  const { userId } = wish
  const placed = await ctx.db.as({ user: userId }, (tx) => placeOpening(tx, wish))
  if (placed.isNew) return { id: wish.id, answer: await perform(ctx, deps, wish, placed.standing), isNew: true }
  const { earlier } = placed
  if (earlier.entranceId !== wish.entranceId) throw new DomainError(doorFaults['idempotency.reused'])
  const answer = earlier.answer ?? (await awaitAnswer(ctx, userId, earlier))
  return { id: earlier.id, answer, isNew: false }
}

/** Writes the answer down, for repetitions that come later or elsewhere. The asker does not wait for it. */
async function remember(ctx: Context, { count }: DoorDeps, userId: string, answered: Promise<Answered>): Promise<void> {
  try {
    const { id, answer, isNew } = await answered
    if (!isNew) return
    count(answer.outcome)
    await ctx.db.as({ user: userId }, (tx) => recordAnswer(tx, id, answer))
  } catch (error) {
    ctx.log.debug({ err: error }, 'no answer was remembered')
  }
}

async function perform(
  ctx: Context,
  deps: DoorDeps,
  { id, userId }: OpeningWish,
  at: Standing,
): Promise<OpeningAnswer> {
  const { controllerId, lastSeenMs } = at
  const presence: Reachability = controllerId === null ? { online: false } : deps.presence.of(controllerId)
  if (controllerId === null || !presence.online)
    return { outcome: 'offline', sinceMs: offlineSinceMs(presence, lastSeenMs) }
  try {
    const actor = { kind: 'resident' as const, id: userId }
    const reply = await deps.commands.ask(controllerId, { id, kind: 'open', door: at.door, actor })
    const { outcome, atMs } = reply
    ctx.log.info({ commandId: id, controllerId, outcome }, 'door')
    return outcome === 'done' ? { outcome: 'opened', atMs } : { outcome: 'refused', reason: reply.reason }
  } catch (error) {
    ctx.log.warn({ err: error, commandId: id }, 'door')
    const isUnsent = error instanceof DomainError && error.fault === platformFaults['broker.unavailable']
    return isUnsent ? { outcome: 'unsent' } : { outcome: 'silent' }
  }
}

/** Another node has sent the command, or this one before it was restarted: its answer comes by the database, if at all. */
async function awaitAnswer(
  ctx: Context,
  userId: string,
  earlier: { id: string; askedAt: Date },
): Promise<OpeningAnswer> {
  for (;;) {
    const answer = await ctx.db.as({ user: userId }, (tx) => findAnswer(tx, earlier.id))
    if (answer) return answer
    if (ctx.clock.now() - earlier.askedAt.getTime() >= replyDeadlineMs) return { outcome: 'silent' }
    await pause(ctx.clock, 100)
  }
}

function tell({ id: commandId, answer }: Answered): Opened {
  switch (answer.outcome) {
    case 'opened':
      return { commandId, atMs: answer.atMs }
    case 'refused':
      throw new DomainError(doorFaults['door.refused'], { reason: answer.reason, commandId })
    case 'offline':
      throw offline(answer.sinceMs)
    case 'unsent':
      throw new DomainError(platformFaults['broker.unavailable'])
    case 'silent':
      throw new DomainError(fleetFaults['controller.silent'], { commandId })
  }
}
