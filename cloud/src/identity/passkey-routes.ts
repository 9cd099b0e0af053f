import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { Hono } from 'hono'
import { z } from 'zod'
import { everybody, type HttpEnv, input, route, signedIn } from '../platform/http/index.ts'
import { addPasskey, beginPasskey } from './add-passkey.ts'
import { type AuthDeps, languageOf, placeOf } from './auth-deps.ts'
import { identityFaults } from './errors.ts'
import { deletePasskey, listPasskeys, passkeyView, renamePasskey } from './own-passkeys.ts'
import { setCookies } from './set-cookies.ts'
import { beginPasskeySignIn, signInWithPasskey } from './sign-in-with-passkey.ts'
import { signedInView } from './signed-in-view.ts'

const tag = 'identity'
const nobodyYet = everybody('nobody is signed in yet')

/** Named by WebAuthn Level 3 §5.4 and §5.5: the browser takes it as it is. */
const options = z.looseObject({ challenge: z.string() })
/** Judged in full by the library, which throws at whatever is not of this shape. */
const response = z.looseObject({ id: z.string().max(2000), response: z.looseObject({ clientDataJSON: z.string() }) })
const name = z.string().max(200)
const created = z.custom<RegistrationResponseJSON>((value) => response.safeParse(value).success)
const signed = z.custom<AuthenticationResponseJSON>((value) => response.safeParse(value).success)

const signInOptionsRoute = route({
  summary: 'What a browser needs to sign in by a passkey',
  tag,
  policy: nobodyYet,
  replies: { 200: options },
  faults: [identityFaults['passkey.unsupported'], identityFaults['code.limited']],
})
const signInRoute = route({
  summary: 'Sign in by a passkey; one that has verified its owner is both factors',
  tag,
  policy: nobodyYet,
  replies: { 200: signedInView },
  faults: [identityFaults['passkey.refused'], identityFaults['passkey.unsupported']],
})
const listRoute = route({
  summary: "The signed-in person's passkeys",
  tag,
  policy: signedIn,
  replies: { 200: z.object({ passkeys: z.array(passkeyView) }) },
})
const optionsRoute = route({
  summary: 'What a browser needs to make a passkey',
  tag,
  policy: signedIn,
  replies: { 200: options },
  faults: [identityFaults['passkey.unsupported']],
})
const addRoute = route({
  summary: 'Keep a passkey that the browser has made',
  tag,
  policy: signedIn,
  replies: { 201: z.object({ id: z.uuid() }) },
  faults: [identityFaults['passkey.refused'], identityFaults['passkey.limit'], identityFaults['passkey.unsupported']],
})
const changeRoute = route({
  summary: 'Call a passkey by another name, or delete it',
  tag,
  policy: signedIn,
  others: { 204: { description: 'Done' } },
  faults: [identityFaults['passkey.unknown']],
})

/** Passkeys (WebAuthn): signing in, and a person's own. */
export function passkeyRoutes(deps: AuthDeps) {
  const { identity } = deps
  return new Hono<HttpEnv>()
    .post('/api/auth/passkey/options', signInOptionsRoute, async (c) => {
      const asked = await beginPasskeySignIn(c.var.ctx, identity, deps.addressOf(c))
      return signInOptionsRoute.reply(c, 200, { ...asked })
    })
    .post(
      '/api/auth/passkey',
      signInRoute,
      input('json', z.object({ response: signed, isRemembered: z.boolean().default(true) })),
      async (c) => {
        const { response, isRemembered } = c.req.valid('json')
        const request = { response, ...placeOf(c, deps, isRemembered) }
        const { cookies, ...signedIn } = await signInWithPasskey(c.var.ctx, identity, request)
        setCookies(c, cookies)
        return signInRoute.reply(c, 200, signedIn)
      },
    )
    .get('/api/passkeys', listRoute, async (c) => listRoute.reply(c, 200, { passkeys: await listPasskeys(c.var.ctx) }))
    .post('/api/passkeys/options', optionsRoute, async (c) =>
      optionsRoute.reply(c, 200, { ...(await beginPasskey(c.var.ctx, identity)) }),
    )
    .post('/api/passkeys', addRoute, input('json', z.object({ name, response: created })), async (c) =>
      addRoute.reply(c, 201, {
        id: await addPasskey(c.var.ctx, identity, { ...c.req.valid('json'), language: languageOf(c) }),
      }),
    )
    .put('/api/passkeys/:id', changeRoute, input('json', z.object({ name })), async (c) => {
      await renamePasskey(c.var.ctx, c.req.param('id'), c.req.valid('json').name)
      return c.body(null, 204)
    })
    .delete('/api/passkeys/:id', changeRoute, async (c) => {
      await deletePasskey(c.var.ctx, c.req.param('id'))
      return c.body(null, 204)
    })
}
