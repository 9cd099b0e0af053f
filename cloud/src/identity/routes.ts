import { Hono } from 'hono'
import { z } from 'zod'
import { DomainError } from '../platform/errors.ts'
import { everybody, type HttpEnv, input, route } from '../platform/http/index.ts'
import { listOutbox } from '../platform/outbox/index.ts'
import { type AuthDeps, askerOf, placeOf } from './auth-deps.ts'
import { contactRoutes } from './contact-routes.ts'
import { identityFaults } from './errors.ts'
import { passkeyRoutes } from './passkey-routes.ts'
import { passwordRoutes } from './password-routes.ts'
import { profileRoutes } from './profile-routes.ts'
import { requestCode } from './request-code.ts'
import { secondFactorRoutes } from './second-factor-routes.ts'
import { setCookies } from './set-cookies.ts'
import { signOut } from './sign-out.ts'
import { signedInView } from './signed-in-view.ts'
import { verifyCode } from './verify-code.ts'

export interface IdentityRoutesOptions extends AuthDeps {
  /** Only the demo shows what was sent. */
  isDemo: boolean
}

const phone = z
  .string()
  .meta({ description: 'As people write it: +7, 8 or nothing in front', examples: ['8 (900) 000-00-01'] })
const codeRequest = z.object({ phone })
const verifyRequest = z.object({
  phone,
  code: z.string().meta({ examples: ['1234'] }),
  isRemembered: z.boolean().default(true),
})

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
  replies: { 200: signedInView },
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

/** Signing in by every way there is, the own profile and sessions, and the demo's outbox. */
export function identityRoutes({ isDemo, ...deps }: IdentityRoutesOptions) {
  const { identity } = deps
  return new Hono<HttpEnv>()
    .post('/api/auth/code', codeRoute, input('json', codeRequest), async (c) => {
      const requested = await requestCode(c.var.ctx, identity, { ...c.req.valid('json'), ...askerOf(c, deps) })
      const resendAfterS = Math.ceil(requested.resendAfterMs / 1000)
      return codeRoute.reply(c, 202, {
        phone: requested.phone,
        resendAfterS,
        codeLength: requested.codeLength,
        codeLivesS: requested.codeLivesMs / 1000,
      })
    })
    .post('/api/auth/verify', verifyRoute, input('json', verifyRequest), async (c) => {
      const { phone, code, isRemembered } = c.req.valid('json')
      const request = { phone, code, ...placeOf(c, deps, isRemembered) }
      const { cookies, ...signedIn } = await verifyCode(c.var.ctx, identity, request)
      setCookies(c, cookies)
      return verifyRoute.reply(c, 200, signedIn)
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
    .route('/', passwordRoutes(deps))
    .route('/', secondFactorRoutes(deps))
    .route('/', passkeyRoutes(deps))
    .route('/', contactRoutes(deps))
    .route('/', profileRoutes(identity))
}
