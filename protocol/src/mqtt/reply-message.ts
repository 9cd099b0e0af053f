import { z } from 'zod'

/** Why a controller did not do what a command asked. Stable: shown to people by translation, and written to the journal. */
export const refusalReason = z.enum([
  /** Older than its life by the controller's corrected clock, or from the future. */
  'expired',
  /** A command with this id was taken before. */
  'replayed',
  'unknown-door',
  /** The lock's line could not be driven. */
  'relay-failed',
  /** No camera is configured, or it does not answer. */
  'camera-unavailable',
  /** As many viewers watch as the controller serves. */
  'viewers-limit',
  /** The offer cannot be answered: not SDP, or no H.264 in it. */
  'sdp-invalid',
])
export type RefusalReason = z.infer<typeof refusalReason>

/** Answer to a signed command. */
export const replyMessage = z.discriminatedUnion('outcome', [
  z.object({
    commandId: z.uuid(),
    outcome: z.literal('done'),
    /** By the controller's corrected clock. */
    atMs: z.int().nonnegative(),
    /** For `watch`: the SDP answer. */
    answer: z.string().max(20_000).optional(),
  }),
  z.object({
    commandId: z.uuid(),
    outcome: z.literal('refused'),
    reason: refusalReason,
    atMs: z.int().nonnegative(),
    /** For `expired`: how far the controller's own clock stands from the cloud's, when it is off by more than a second. */
    clockOffMs: z.int().optional(),
  }),
])
export type ReplyMessage = z.infer<typeof replyMessage>

export const replyGolden: ReplyMessage = {
  commandId: '01936f4e-5a00-7000-8000-000000000003',
  outcome: 'done',
  atMs: 1795163640020,
}
