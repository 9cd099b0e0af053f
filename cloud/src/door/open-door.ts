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
import { findAnswer, placeOpening, recordAnswer } from './place-opening.ts'

export interface DoorDeps {
  commands: Commands
  presence: Presence
  nodeId: string
  /** Openings under way in this process, by id: a repetition waits for the same answer. */
  underWay: Map<string, Promise<OpeningAnswer>>
  /** Counts what became of openings. */
  count: (outcome: OpeningAnswer['outcome']) => void
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
  const wish = { id: uuidv7(), userId, entranceId, idempotencyKey, askedAtMs: ctx.clock.now(), node: deps.nodeId }
  const placed = await ctx.db.as({ user: userId }, (tx) => placeOpening(tx, wish))
  if (placed.isNew) return tell(wish.id, await begin(ctx, deps, wish.id, userId, placed.standing))
  const { earlier } = placed
  if (earlier.entranceId !== entranceId) throw new DomainError(doorFaults['idempotency.reused'])
  const answer = earlier.answer ?? (await deps.underWay.get(earlier.id)) ?? (await awaitAnswer(ctx, userId, earlier))
  return tell(earlier.id, answer)
}

/** Lets repetitions wait on it, and remembers the answer. People do not wait for the remembering. */
async function begin(
  ctx: Context,
  deps: DoorDeps,
  id: string,
  userId: string,
  standing: Standing,
): Promise<OpeningAnswer> {
  const answering = perform(ctx, deps, id, userId, standing)
  deps.underWay.set(id, answering)
  const answer = await answering
  deps.count(answer.outcome)
  ctx.db
    .as({ user: userId }, (tx) => recordAnswer(tx, id, answer))
    .catch((error: unknown) => ctx.log.warn({ err: error, commandId: id }, 'the answer was not remembered'))
    .finally(() => deps.underWay.delete(id))
  return answer
}

async function perform(ctx: Context, deps: DoorDeps, id: string, userId: string, at: Standing): Promise<OpeningAnswer> {
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
  while (ctx.clock.now() - earlier.askedAt.getTime() < replyDeadlineMs) {
    await pause(ctx.clock, 100)
    const answer = await ctx.db.as({ user: userId }, (tx) => findAnswer(tx, earlier.id))
    if (answer) return answer
  }
  return { outcome: 'silent' }
}

function tell(commandId: string, answer: OpeningAnswer): Opened {
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
