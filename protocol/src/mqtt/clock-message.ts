import { z } from 'zod'

/** The controller asks for the cloud's time; the offset is judged from the middle of the round trip (as in RFC 5905 §8). */
export const clockAsk = z.object({ id: z.uuid(), sentMs: z.int().nonnegative() })
export type ClockAsk = z.infer<typeof clockAsk>

export const clockAnswer = z.object({ id: z.uuid(), cloudMs: z.int().nonnegative() })
export type ClockAnswer = z.infer<typeof clockAnswer>

export const clockAskGolden: ClockAsk = { id: '01936f4e-5a00-7000-8000-000000000002', sentMs: 1795163640000 }
export const clockAnswerGolden: ClockAnswer = { id: '01936f4e-5a00-7000-8000-000000000002', cloudMs: 1795163640012 }
