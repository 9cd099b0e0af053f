import type { CaptchaSolution } from '@domovoy/cloud/api'
import type { InferRequestType, InferResponseType } from 'hono/client'
import { clients } from '../../shared/api/clients.ts'
import { recallSlug } from '../company/here.ts'

const { registrations } = clients.registration.api
const { current } = registrations

export type StateView = InferResponseType<typeof current.$get, 200>
export type RegistrationView = NonNullable<StateView['registration']>
export type SignedInView = NonNullable<StateView['signedIn']>
export type CodeView = InferResponseType<typeof current.code.$post, 202>
export type AddressView = NonNullable<InferResponseType<typeof current.address.$put, 200>['said']>
export type Way = RegistrationView['way']
export type AddressParts = NonNullable<InferRequestType<typeof current.address.$put>['json']['address']>

export interface Twice {
  password: string
  repeat: string
}
export interface Guarded {
  isConsentGiven: boolean
  captcha: CaptchaSolution | undefined
}

/** The company that somebody has come to by its path; without one the host decides. */
function here(): { company?: string } {
  const slug = recallSlug()
  return slug === null ? {} : { company: slug }
}

function guarded<T extends Guarded>({ captcha, ...rest }: T) {
  return { ...rest, ...(captcha !== undefined && { captcha }) }
}

/** Every call of the registration. All throw `ProblemError`. */
export const registrationApi = {
  current: async (signal: AbortSignal) => (await current.$get(undefined, { init: { signal } })).json(),
  leave: async () => {
    await current.$delete()
  },
  byPhone: async (way: 'phone' | 'web', phone: string) =>
    (await registrations.phone.$post({ json: { ...here(), way, phone } })).json(),
  byCall: async (told: { phone: string; fullName: string; isConsentGiven: boolean }) =>
    (await registrations.call.$post({ json: { ...here(), ...told } })).json(),
  sendCode: async () => (await current.code.$post()).json(),
  confirm: async (code: string) => (await current.confirm.$post({ json: { code } })).json(),
  address: async (address: AddressParts | null) => (await current.address.$put({ json: { address } })).json(),
  name: async (told: { familyName: string; givenName: string; patronymic: string; isConsentGiven: boolean }) =>
    (await current.name.$put({ json: told })).json(),
  password: async (told: Twice & { email?: string }) => (await current.password.$put({ json: told })).json(),
  apply: async (told: Twice & Guarded & { fullName: string; accountNumber: string; phone: string; email: string }) =>
    (await registrations.application.$post({ json: { ...here(), ...guarded(told) } })).json(),
  resume: async (told: { phone: string; password: string }) =>
    (await registrations.application.resume.$post({ json: { ...here(), ...told } })).json(),
  byLogin: async (told: Twice & Guarded & { login: string; email: string }) =>
    (await registrations.login.$post({ json: { ...here(), ...guarded(told) } })).json(),
  byEmail: async (
    told: Twice & Guarded & { email: string; familyName: string; givenName: string; patronymic: string; phone: string },
  ) => (await registrations.email.$post({ json: { ...here(), ...guarded(told) } })).json(),
  letter: async () => (await current.letter.$post()).json(),
  activate: async (token: string) => (await registrations.activate.$post({ json: { token } })).json(),
  confirmEmail: async (token: string) => (await registrations['confirm-email'].$post({ json: { token } })).json(),
  who: async (told: { familyName: string; givenName: string; patronymic: string; isConsentGiven: boolean }) =>
    (await clients.registration.api.newcomer.$put({ json: { ...here(), ...told } })).json(),
  home: async (parts: AddressParts) => {
    const { building = '', ...rest } = parts
    return (await clients.registration.api.homes.$post({ json: { ...here(), ...rest, building } })).json()
  },
}

export const registrationKey = ['registration'] as const
