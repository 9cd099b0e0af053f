import { z } from 'zod'
import { userView } from './user-view.ts'

/** A person as they see themselves. */
export const profileView = userView.extend({
  familyName: z.string(),
  givenName: z.string(),
  patronymic: z.string().meta({ description: 'Empty where there is none' }),
  isPhoneConfirmed: z.boolean(),
  phoneToConfirm: z.string().nullable().meta({ description: 'Told, and not confirmed yet' }),
  email: z.string().nullable(),
  isEmailConfirmed: z.boolean(),
  login: z.string().nullable(),
  inn: z.string().nullable(),
  hasPassword: z.boolean(),
  keepsSignedIn: z.boolean().meta({ description: 'The inverse of «Не сохранять пароль»' }),
})

export type ProfileView = z.infer<typeof profileView>
