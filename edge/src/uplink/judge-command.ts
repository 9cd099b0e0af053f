import { type Command, commandLifeMs } from '@domovoy/protocol/command'
import type { RefusalReason } from '@domovoy/protocol/mqtt'
import { rememberedMs, type TakenCommands } from './take-command.ts'

/** How far ahead of ours the cloud's clock may seem to be: the offset is only measured so well. */
export const futureToleranceMs = 1_000

export type CommandFacts = {
  controllerId: string
  doors: readonly string[]
  /** Milliseconds since the epoch by the corrected clock. */
  nowMs: number
  taken: TakenCommands
}

export type Judgement = { ok: true } | { ok: false; reason: RefusalReason | 'wrong-controller' }

/**
 * Whether a command whose signature is right is obeyed: meant for this controller, fresh, never taken before, and for a
 * door that is here. Ids are kept for a while only, so whatever is older than the oldest that is kept is expired whatever
 * the clock says: a broker that lies about the time cannot bring an old command back.
 */
export function judgeCommand(command: Command, facts: CommandFacts): Judgement {
  const { controllerId, doors, nowMs, taken } = facts
  if (command.controllerId !== controllerId) return { ok: false, reason: 'wrong-controller' }
  const ageMs = nowMs - command.issuedAtMs
  if (ageMs > commandLifeMs || ageMs < -futureToleranceMs) return { ok: false, reason: 'expired' }
  if (taken.has) return { ok: false, reason: 'replayed' }
  if (taken.newestIssuedAtMs !== undefined && command.issuedAtMs < taken.newestIssuedAtMs - rememberedMs) {
    return { ok: false, reason: 'expired' }
  }
  if (command.kind === 'open' && !doors.includes(command.door)) return { ok: false, reason: 'unknown-door' }
  return { ok: true }
}
