import { queryOptions } from '@tanstack/react-query'
import { clients } from '../../shared/api/clients.ts'

const { api } = clients.identity
const factor = api.auth['second-factor']

/** What people look after of their own sign-in. All throw `ProblemError`. */
export const securityApi = {
  changePassword: async (told: { oldPassword?: string; password: string }) => {
    await api.profile.password.$put({ json: told })
  },
  sendPhoneCode: async (phone: string) => await (await api.profile.phone.$post({ json: { phone } })).json(),
  confirmPhone: async (phone: string, code: string) => {
    await api.profile.phone.$put({ json: { phone, code } })
  },
  sendEmailLink: async (email: string) => await (await api.profile.email.$post({ json: { email } })).json(),
  keepSignedIn: async (isKept: boolean) => {
    await api.profile['keep-signed-in'].$put({ json: { isKept } })
  },
  renamePasskey: async (id: string, name: string) => {
    await api.passkeys[':id'].$put({ param: { id }, json: { name } })
  },
  deletePasskey: async (id: string) => {
    await api.passkeys[':id'].$delete({ param: { id } })
  },
  beginFactor: async () => await (await factor.setup.$post()).json(),
  confirmFactor: async (code: string) => await (await factor.confirm.$post({ json: { code } })).json(),
  remakeCodes: async (code: string) => await (await factor['backup-codes'].$post({ json: { code } })).json(),
  removeFactor: async (code: string) => {
    await factor.remove.$post({ json: { code } })
  },
}

export const passkeysQuery = queryOptions({
  queryKey: ['passkeys'],
  queryFn: async ({ signal }) => (await (await api.passkeys.$get(undefined, { init: { signal } })).json()).passkeys,
})

export const factorQuery = queryOptions({
  queryKey: ['second-factor'],
  queryFn: async ({ signal }) => await (await factor.$get(undefined, { init: { signal } })).json(),
})
