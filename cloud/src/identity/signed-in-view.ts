import { z } from 'zod'
import { userView } from './user-view.ts'

/** What a sign-in answers. */
export const signedInView = z.object({
  user: userView,
  needsSecondFactor: z.boolean().meta({
    description: 'Nobody is signed in yet: show the second factor at /api/auth/second-factor/verify within ten minutes',
  }),
})
