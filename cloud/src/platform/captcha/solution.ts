import { z } from 'zod'

const hex = z
  .string()
  .regex(/^[0-9a-f]+$/)
  .max(128)

/** What a browser hands in: the proof of its work, or the digits that somebody read in a picture. */
export const captchaSolution = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('proof'),
    challenge: z.object({
      parameters: z.object({
        algorithm: z.string().max(32),
        nonce: hex,
        salt: hex,
        cost: z.int().positive().max(1_000_000),
        keyLength: z.int().positive().max(64),
        keyPrefix: hex,
        keySignature: hex,
        data: z.object({ until: z.int() }),
      }),
      signature: hex,
    }),
    solution: z.object({ counter: z.int().nonnegative(), derivedKey: hex }),
  }),
  z.object({ kind: z.literal('picture'), id: z.uuid(), answer: z.string().max(64) }),
])

export type CaptchaSolution = z.infer<typeof captchaSolution>
