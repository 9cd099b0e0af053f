import { z } from 'zod'
import { registrationWays } from '../company/index.ts'
import type { Draft } from './find-draft.ts'
import { registrationSteps } from './steps.ts'

/** A registration as the person sees it who is on the way. */
export const registrationView = z.object({
  way: z.enum(registrationWays),
  step: z.enum(registrationSteps),
  phone: z.string().nullable().meta({ description: 'E.164' }),
  email: z.string().nullable(),
  login: z.string().nullable(),
  familyName: z.string(),
  givenName: z.string(),
  patronymic: z.string(),
  address: z
    .object({ city: z.string(), street: z.string(), house: z.string(), building: z.string(), flat: z.string() })
    .nullable(),
  isAddressFound: z.boolean(),
  isApproved: z.boolean().meta({ description: 'An application that was decided: its code finishes it' }),
  reason: z.string().nullable().meta({ description: 'Why an application was refused' }),
  beganAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
})
export type RegistrationView = z.infer<typeof registrationView>

export function toRegistrationView(draft: Draft): RegistrationView {
  const { way, step, phone, email, login, data, premisesId, decisionReason, createdAt, expiresAt } = draft
  return {
    ...{ way, step, phone, email, login },
    familyName: data.familyName ?? '',
    givenName: data.givenName ?? '',
    patronymic: data.patronymic ?? '',
    address: data.address ?? null,
    // Whether an account's number exists is nobody's to find out by an application.
    isAddressFound: way !== 'application' && premisesId !== null,
    isApproved: way === 'application' && step === 'code' && draft.decidedBy !== null,
    reason: decisionReason,
    beganAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }
}
