import { type Command, verifyCommand } from '@domovoy/protocol/command'
import { type RefusalReason, type ReplyMessage, up } from '@domovoy/protocol/mqtt'
import type { Door } from '../door/start-door.ts'
import type { Journal } from '../journal/start-journal.ts'
import type { EdgeDatabase } from '../runtime/database.ts'
import type { Log } from '../runtime/log.ts'
import type { CorrectedClock } from './corrected-clock.ts'
import type { Identity } from './identity.ts'
import { judgeCommand } from './judge-command.ts'
import type { Link } from './link.ts'
import { commandLimits, recallCommands, takeCommand } from './take-command.ts'

/** The camera as a viewer's command needs it. */
export type ViewerPort = {
  watch(viewer: {
    viewerId: string
    offer: string
  }): Promise<{ answer: string } | { refused: 'camera-unavailable' | 'viewers-limit' | 'sdp-invalid' }>
  /** @returns whether there was such a viewer */
  unwatch(viewerId: string): boolean
}

export type ObeyOptions = {
  link: Link
  identity: Pick<Identity, 'controllerId' | 'commandKeys'>
  db: EdgeDatabase
  journal: Pick<Journal, 'append' | 'refuse'>
  corrected: CorrectedClock
  doors: readonly Door[]
  camera: ViewerPort | undefined
  log: Log
  /** A command looked too old or too new: the own clock is suspect. */
  onClockSuspect: () => void
}

/** An offer has up to 20,000 characters; signed and encoded it stays well below. */
const longestCommand = 64_000
/** The own clock is named in a refusal when it is off by more. */
const worthTellingMs = 1_000

type Outcome = { done: true; answer?: string } | { done: false; reason: RefusalReason }

/**
 * Takes signed commands from the link: checks, remembers, acts, answers. The id is on the disk before the act, with the
 * journal's record of a grant: one pulse or none, whenever the power fails. What comes in is never trusted before its
 * signature, and nothing that comes in throws.
 */
export function createObedience(options: ObeyOptions): (payload: Buffer) => Promise<void> {
  const { link, identity, db, journal, corrected, doors, camera, log, onClockSuspect } = options

  return async (payload) => {
    if (payload.length > longestCommand) return journal.refuse({ reason: 'malformed' })
    const verified = await verifyCommand(payload.toString('latin1'), identity.commandKeys)
    if (!verified.ok) return journal.refuse({ reason: verified.reason })
    const { command } = verified
    try {
      const outcome = await obey(command)
      if (outcome) reply(command, outcome)
    } catch (err) {
      // The disk does not take the id: without it the command must not be obeyed, and the cloud hears nothing.
      log.error({ err, commandId: command.id }, 'command not obeyed')
    }
  }

  async function obey(command: Command): Promise<Outcome | undefined> {
    const judgement = judgeCommand(command, {
      controllerId: identity.controllerId,
      doors: doors.map(({ id }) => id),
      nowMs: corrected.nowMs(),
      taken: recallCommands(db, command.id),
      limits: commandLimits,
    })
    if (!judgement.ok) {
      refuse(command, judgement.reason)
      if (judgement.reason === 'expired') onClockSuspect()
      return judgement.reason === 'wrong-controller' ? undefined : { done: false, reason: judgement.reason }
    }
    const outcome = await act(command)
    // A lock that fails is in the journal already, as the lock's own failure.
    if (!outcome.done && outcome.reason !== 'relay-failed') refuse(command, outcome.reason)
    return outcome
  }

  async function act(command: Command): Promise<Outcome> {
    switch (command.kind) {
      case 'open': {
        const { door: doorId, actor, id } = command
        const door = doors.find((candidate) => candidate.id === doorId)
        if (!door) return { done: false, reason: 'unknown-door' }
        takeCommand(db, command, () => {
          journal.append({ kind: 'granted', door: doorId, via: 'app', actor, commandId: id })
        })
        return (await door.grant()) ? { done: true } : { done: false, reason: 'relay-failed' }
      }
      case 'watch': {
        takeCommand(db, command)
        const watched = await watch(command)
        return 'answer' in watched ? { done: true, answer: watched.answer } : { done: false, reason: watched.refused }
      }
      case 'unwatch':
        takeCommand(db, command)
        // Gone already is what was asked for: a page that closes its connection first is noticed before its goodbye.
        camera?.unwatch(command.viewerId)
        return { done: true }
    }
  }

  async function watch({ viewerId, offer }: Extract<Command, { kind: 'watch' }>): ReturnType<ViewerPort['watch']> {
    if (!camera) return { refused: 'camera-unavailable' }
    try {
      return await camera.watch({ viewerId, offer })
    } catch (err) {
      log.error({ err, viewerId }, 'the camera failed a viewer')
      return { refused: 'camera-unavailable' }
    }
  }

  function refuse(command: Command, reason: RefusalReason | 'wrong-controller'): void {
    journal.refuse({
      reason,
      actor: command.actor,
      commandId: command.id,
      ...(command.kind === 'open' ? { door: command.door } : {}),
    })
  }

  function reply(command: Command, outcome: Outcome): void {
    const stamp = { commandId: command.id, atMs: corrected.nowMs() }
    const clockOffMs = corrected.ownAheadMs()
    const isOff = Math.abs(clockOffMs) > worthTellingMs
    const message: ReplyMessage = outcome.done
      ? { ...stamp, outcome: 'done', ...(outcome.answer === undefined ? {} : { answer: outcome.answer }) }
      : {
          ...stamp,
          outcome: 'refused',
          reason: outcome.reason,
          ...(outcome.reason === 'expired' && isOff ? { clockOffMs } : {}),
        }
    link.publish(up.reply(identity.controllerId, command.replyTo), JSON.stringify(message))
  }
}
