import { Hono } from 'hono'
import { z } from 'zod'
import { everybody, type HttpEnv, input, route, signedIn } from '../platform/http/index.ts'
import { type AuthDeps, askerOf, languageOf } from './auth-deps.ts'
import { keepSignedIn } from './change-settings.ts'
import { beginEmail, confirmEmail } from './confirm-email.ts'
import { beginPhone, confirmPhone } from './confirm-phone.ts'
import { identityFaults } from './errors.ts'
import { setCookies } from './set-cookies.ts'

const tag = 'identity'

const phoneRoute = route({
  summary: 'Send six digits to a phone that the person says is theirs; nothing changes until they are told back',
  tag,
  policy: signedIn,
  replies: {
    202: z.object({ phone: z.string(), resendAfterS: z.int(), codeLength: z.int(), codeLivesS: z.int() }),
  },
  faults: [identityFaults['phone.invalid'], identityFaults['code.limited'], identityFaults['code.unsent']],
})
const confirmPhoneRoute = route({
  summary: 'Confirm a phone by the six digits of the SMS; the one before it is told',
  tag,
  policy: signedIn,
  others: { 204: { description: 'It is theirs, and they sign in by it' } },
  faults: [
    identityFaults['phone.invalid'],
    identityFaults['code.wrong'],
    identityFaults['code.expired'],
    identityFaults['code.limited'],
    identityFaults['person.taken'],
  ],
})
const emailRoute = route({
  summary: 'Send a link to an address that the person says is theirs; nothing changes until it is followed',
  tag,
  policy: signedIn,
  replies: { 202: z.object({ email: z.string() }) },
  faults: [identityFaults['email.invalid'], identityFaults['email.unsent'], identityFaults['code.limited']],
})
const confirmEmailRoute = route({
  summary: 'Follow the link: the address is confirmed, the one before it is told',
  tag,
  policy: everybody('letters are read on other devices too; the token is the proof'),
  replies: { 200: z.object({ email: z.string() }) },
  faults: [
    identityFaults['link.unknown'],
    identityFaults['link.used'],
    identityFaults['link.expired'],
    identityFaults['link.foreign'],
    identityFaults['person.taken'],
  ],
})
const keepRoute = route({
  summary: '«Не сохранять пароль»: whether sign-ins outlive the browser; the present one changes at once',
  tag,
  policy: signedIn,
  others: { 204: { description: 'Changed' } },
})

/** What people are reached and known by. */
export function contactRoutes(deps: AuthDeps) {
  const { identity } = deps
  return new Hono<HttpEnv>()
    .post('/api/profile/phone', phoneRoute, input('json', z.object({ phone: z.string() })), async (c) => {
      const asked = { ...c.req.valid('json'), ...askerOf(c, deps) }
      const { phone, codeLength, resendAfterMs, codeLivesMs } = await beginPhone(c.var.ctx, identity, asked)
      const times = { resendAfterS: Math.ceil(resendAfterMs / 1000), codeLivesS: codeLivesMs / 1000 }
      return phoneRoute.reply(c, 202, { phone, codeLength, ...times })
    })
    .put(
      '/api/profile/phone',
      confirmPhoneRoute,
      input('json', z.object({ phone: z.string(), code: z.string() })),
      async (c) => {
        await confirmPhone(c.var.ctx, identity, { ...c.req.valid('json'), ...askerOf(c, deps) })
        return c.body(null, 204)
      },
    )
    .post('/api/profile/email', emailRoute, input('json', z.object({ email: z.string() })), async (c) =>
      emailRoute.reply(c, 202, {
        email: await beginEmail(c.var.ctx, identity, { ...c.req.valid('json'), ...askerOf(c, deps) }),
      }),
    )
    .post('/api/auth/email', confirmEmailRoute, input('json', z.object({ token: z.string() })), async (c) => {
      const request = { ...c.req.valid('json'), language: languageOf(c) }
      return confirmEmailRoute.reply(c, 200, { email: await confirmEmail(c.var.ctx, identity, request) })
    })
    .put('/api/profile/keep-signed-in', keepRoute, input('json', z.object({ isKept: z.boolean() })), async (c) => {
      const change = { ...c.req.valid('json'), cookieHeader: c.req.header('cookie') }
      setCookies(c, await keepSignedIn(c.var.ctx, identity, change))
      return c.body(null, 204)
    })
}
