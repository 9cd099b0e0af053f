import type { CaptchaSolution } from '@domovoy/cloud/api'
import { clients } from '../../shared/api/clients.ts'

const { auth } = clients.identity.api

/** Signing in, and what helps who cannot. All throw `ProblemError`. */
export const signInApi = {
  verifyCode: async (phone: string, code: string, isRemembered: boolean) =>
    await (await auth.verify.$post({ json: { phone, code, isRemembered } })).json(),

  password: async (told: { name: string; password: string; isRemembered: boolean }) =>
    await (await auth.password.$post({ json: told })).json(),

  secondFactor: async (code: string) => {
    await auth['second-factor'].verify.$post({ json: { code } })
  },

  recover: async (told: { name: string; familyName: string; captcha: CaptchaSolution | undefined }) => {
    const { captcha, ...rest } = told
    return await (await auth.recovery.$post({ json: { ...rest, ...(captcha && { captcha }) } })).json()
  },

  recoveryCode: async (phone: string, code: string) =>
    await (await auth.recovery.code.$post({ json: { phone, code } })).json(),

  checkRecovery: async (token: string) => {
    await auth.recovery.check.$post({ json: { token } })
  },

  newPassword: async (token: string, password: string) =>
    await (await auth.recovery.password.$post({ json: { token, password } })).json(),

  confirmEmail: async (token: string) => await (await auth.email.$post({ json: { token } })).json(),
}
