import { z } from 'zod'
import { userView } from './user-view.ts'

/** A person as they see themselves. */
export const profileView = userView.extend({
  familyName: z.string(),
  givenName: z.string(),
  patronymic: z.string().meta({ description: 'Empty where there is none' }),
})

export type ProfileView = z.infer<typeof profileView>
