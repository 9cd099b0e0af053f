import { Hono, type Context as HonoContext } from 'hono'
import { z } from 'zod'
import { DomainError } from '../platform/errors.ts'
import { chooseLanguage, everybody, type HttpEnv, input, route } from '../platform/http/index.ts'
import { listOutbox } from '../platform/outbox/index.ts'
import { identityFaults } from './errors.ts'
import type { Identity } from './identity.ts'
import { profileRoutes } from './profile-routes.ts'
import { requestCode } from './request-code.ts'
import { setCookies } from './set-cookies.ts'
import { signOut } from './sign-out.ts'
import { userView } from './user-view.ts'
import { verifyCode } from './verify-code.ts'

export interface IdentityRoutesOptions {
  identity: Identity
  /** Who really asks; see `requestAddress`. */
  addressOf: (c: HonoContext) => string
  /** Only the demo shows what was sent. */
  isDemo: boolean
}

const phone = z
  .string()
  .meta({ description: 'As people write it: +7, 8 or nothing in front', examples: ['8 (900) 000-00-01'] })
const codeRequest = z.object({ phone })
const verifyRequest = z.object({ phone, code: z.string().meta({ examples: ['1234'] }) })

const codeRoute = route({
  summary: 'Send a sign-in code to a phone',
  tag: 'identity',
  policy: everybody('nobody is signed in yet'),
  replies: {
    202: z.object({
      phone: z.string().meta({ description: 'E.164' }),
      resendAfterS: z.int(),
      codeLength: z.int(),
      codeLivesS: z.int(),
    }),
  },
  faults: [identityFaults['phone.invalid'], identityFaults['code.limited'], identityFaults['code.unsent']],
})

const verifyRoute = route({
  summary: 'Sign in with the code; the answer sets the session cookie',
  tag: 'identity',
  policy: everybody('nobody is signed in yet'),
  replies: { 200: z.object({ user: userView }) },
  faults: [
    identityFaults['phone.invalid'],
    identityFaults['code.wrong'],
    identityFaults['code.expired'],
    identityFaults['code.limited'],
  ],
})

const signOutRoute = route({
  summary: 'End the session',
  tag: 'identity',
  policy: everybody('whoever is signed out already is where they want to be'),
  others: { 204: { description: 'Signed out; the cookie is taken away' } },
})

const outboxRoute = route({
  summary: 'What the demo would have sent, newest first',
  tag: 'demo',
  policy: everybody('the demo has no real people; elsewhere it answers 404'),
  replies: {
    200: z.object({
      messages: z.array(
        z.object({
          id: z.uuid(),
          at: z.iso.datetime(),
          kind: z.enum(['sms', 'mail', 'call']),
          to: z.string(),
          subject: z.string().nullable().meta({ description: 'Mail has one' }),
          text: z.string(),
        }),
      ),
    }),
  },
  faults: [identityFaults['outbox.closed']],
})

/** Sign-in by phone, the own profile and sessions, and the demo's outbox. */
export function identityRoutes({ identity, addressOf, isDemo }: IdentityRoutesOptions) {
  return new Hono<HttpEnv>()
    .post('/api/auth/code', codeRoute, input('json', codeRequest), async (c) => {
      const language = chooseLanguage(c.req.header('accept-language'))
      const request = { ...c.req.valid('json'), address: addressOf(c), language }
      const requested = await requestCode(c.var.ctx, identity, request)
      const resendAfterS = Math.ceil(requested.resendAfterMs / 1000)
      return codeRoute.reply(c, 202, {
        phone: requested.phone,
        resendAfterS,
        codeLength: requested.codeLength,
        codeLivesS: requested.codeLivesMs / 1000,
      })
    })
    .post('/api/auth/verify', verifyRoute, input('json', verifyRequest), async (c) => {
      const request = { ...c.req.valid('json'), address: addressOf(c), userAgent: c.req.header('user-agent') }
      const { user, cookies } = await verifyCode(c.var.ctx, identity, request)
      setCookies(c, cookies)
      return verifyRoute.reply(c, 200, { user })
    })
    .post('/api/auth/sign-out', signOutRoute, async (c) => {
      setCookies(c, await signOut(c.var.ctx, identity, c.req.header('cookie')))
      return c.body(null, 204)
    })
    .get('/api/outbox', outboxRoute, async (c) => {
      if (!isDemo) throw new DomainError(identityFaults['outbox.closed'])
      const messages = await listOutbox(c.var.ctx.db)
      return outboxRoute.reply(c, 200, { messages: messages.map((it) => ({ ...it, at: it.at.toISOString() })) })
    })
    .route('/', profileRoutes(identity))
}
