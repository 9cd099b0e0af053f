import type { Command } from '@domovoy/protocol/command'
import type { RefusalReason } from '@domovoy/protocol/mqtt'

export type CommandLimits = {
  /** How long a command may be obeyed after it was issued. */
  lifeMs: number
  /** How far ahead of ours the cloud's clock may seem to be: the offset is only measured so well. */
  futureToleranceMs: number
  /** How far behind the newest command taken ids are kept. */
  rememberedMs: number
}

/** What the controller remembers of the commands that it took. */
export type TakenCommands = { has: boolean; newestIssuedAtMs: number | undefined }

export type CommandFacts = {
  controllerId: string
  doors: readonly string[]
  /** Milliseconds since the epoch by the corrected clock. */
  nowMs: number
  taken: TakenCommands
  limits: CommandLimits
}

export type Judgement = { ok: true } | { ok: false; reason: RefusalReason | 'wrong-controller' }

/**
 * Whether a command whose signature is right is obeyed: meant for this controller, fresh, never taken before, and for a
 * door that is here. Ids are kept for a while only, so whatever is older than the oldest that is kept is expired whatever
 * the clock says: a broker that lies about the time cannot bring an old command back.
 */
export function judgeCommand(command: Command, facts: CommandFacts): Judgement {
  const { controllerId, doors, nowMs, taken, limits } = facts
  if (command.controllerId !== controllerId) return { ok: false, reason: 'wrong-controller' }
  const ageMs = nowMs - command.issuedAtMs
  if (ageMs > limits.lifeMs || ageMs < -limits.futureToleranceMs) return { ok: false, reason: 'expired' }
  if (taken.has) return { ok: false, reason: 'replayed' }
  if (taken.newestIssuedAtMs !== undefined && command.issuedAtMs < taken.newestIssuedAtMs - limits.rememberedMs) {
    return { ok: false, reason: 'expired' }
  }
  if (command.kind === 'open' && !doors.includes(command.door)) return { ok: false, reason: 'unknown-door' }
  return { ok: true }
}
