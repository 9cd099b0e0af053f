import { startAuthentication, startRegistration } from '@simplewebauthn/browser'
import { staffClients } from '../api/clients.ts'

const { api } = staffClients.identity

/** Signs in by a passkey of this device or of a key: both factors at once. @throws when the person thinks better of it */
export async function signInByPasskey() {
  const options = await (await api.auth.passkey.options.$post()).json()
  const response = await startAuthentication({ optionsJSON: options as never })
  return await (await api.auth.passkey.$post({ json: { response } })).json()
}

/** Makes a passkey on this device for who is signed in. */
export async function addPasskey(name: string): Promise<void> {
  const options = await (await api.passkeys.options.$post()).json()
  const response = await startRegistration({ optionsJSON: options as never })
  await api.passkeys.$post({ json: { name, response } })
}

/** Whether this browser knows passkeys at all. */
export function knowsPasskeys(): boolean {
  return typeof window.PublicKeyCredential === 'function'
}
