import { clients } from '../../shared/api/clients.ts'

const { api } = clients.identity

/** Some kilobytes, and few have a passkey: loaded when it is asked for. */
const webauthn = () => import('@simplewebauthn/browser')

/** Whether this browser knows passkeys at all. */
export function knowsPasskeys(): boolean {
  return typeof window.PublicKeyCredential === 'function'
}

/** Signs in by a passkey of this device or of a key. @throws ProblemError; `PasskeyStopped` when the person thinks better of it */
export async function signInByPasskey(isRemembered: boolean) {
  const [{ startAuthentication }, options] = await Promise.all([
    webauthn(),
    api.auth.passkey.options.$post().then((answer) => answer.json()),
  ])
  const response = await unlessStopped(startAuthentication({ optionsJSON: options as never }))
  return await (await api.auth.passkey.$post({ json: { response, isRemembered } })).json()
}

/** Makes a passkey on this device for who is signed in. @throws as `signInByPasskey` */
export async function addPasskey(name: string): Promise<void> {
  const [{ startRegistration }, options] = await Promise.all([
    webauthn(),
    api.passkeys.options.$post().then((answer) => answer.json()),
  ])
  const response = await unlessStopped(startRegistration({ optionsJSON: options as never }))
  await api.passkeys.$post({ json: { name, response } })
}

/** The browser's own window was closed, or nothing fitting was there: it has said so itself. */
export class PasskeyStopped extends Error {
  override readonly name = 'PasskeyStopped'
}

async function unlessStopped<T>(asked: Promise<T>): Promise<T> {
  return await asked.catch((cause: unknown) => {
    throw new PasskeyStopped('the passkey was not shown', { cause })
  })
}
