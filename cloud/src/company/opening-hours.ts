import { z } from 'zod'

const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/)
  .meta({ description: 'By the clock on the wall of the company', examples: ['09:00', '24:00'] })

/**
 * When somebody answers, by the clock on the company's wall. `to` at or before `from` is meant on the next day; all days
 * from 00:00 to 24:00 is around the clock.
 */
export const openingHours = z.array(
  z.object({
    days: z.array(z.int().min(1).max(7)).min(1).meta({ description: 'ISO 8601: 1 is Monday' }),
    from: clock,
    to: clock,
  }),
)
export type OpeningHours = z.infer<typeof openingHours>
