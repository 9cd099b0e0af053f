import { Hono } from 'hono'
import { z } from 'zod'
import { captchaFaults, captchaSolution } from '../platform/captcha/index.ts'
import { everybody, type HttpEnv, input, route, signedIn } from '../platform/http/index.ts'
import { type AuthDeps, askerOf, languageOf, placeOf } from './auth-deps.ts'
import { changePassword } from './change-password.ts'
import { identityFaults } from './errors.ts'
import { beginRecovery, checkRecovery, finishRecovery, judgeRecoveryCode } from './recover-password.ts'
import { setCookies } from './set-cookies.ts'
import { signInWithPassword } from './sign-in-with-password.ts'
import { signedInView } from './signed-in-view.ts'

const tag = 'identity'
const nobodyYet = everybody('nobody is signed in yet')

const passwordFaults = [
  identityFaults['password.short'],
  identityFaults['password.long'],
  identityFaults['password.common'],
  identityFaults['password.busy'],
]
const linkFaults = [identityFaults['link.unknown'], identityFaults['link.used'], identityFaults['link.expired']]
const codeFaults = [
  identityFaults['phone.invalid'],
  identityFaults['code.wrong'],
  identityFaults['code.expired'],
  identityFaults['code.limited'],
]

const isRemembered = z.boolean().default(true).meta({ description: '«Запомнить меня»: false ends with the browser' })

const signInInput = z.object({
  name: z.string().meta({ description: 'Phone in any form, e-mail or login' }),
  password: z.string(),
  isRemembered,
})
const signInRoute = route({
  summary: 'Sign in by e-mail, phone or login with a password; the answer sets the session cookie',
  tag,
  policy: nobodyYet,
  replies: { 200: signedInView },
  faults: [identityFaults['password.wrong'], identityFaults['code.limited'], identityFaults['password.busy']],
})

const recoveryInput = z.object({
  name: z.string().meta({ description: 'E-mail or phone' }),
  familyName: z.string(),
  captcha: captchaSolution.optional(),
})
const recoveryRoute = route({
  summary: 'Ask for a new password: a link to the e-mail or a code to the confirmed phone, if both are of one person',
  tag,
  policy: nobodyYet,
  replies: {
    202: z.discriminatedUnion('way', [
      z.object({ way: z.literal('email') }),
      z.object({
        way: z.literal('phone'),
        phone: z.string(),
        resendAfterS: z.int(),
        codeLength: z.int(),
        codeLivesS: z.int(),
      }),
    ]),
  },
  faults: [
    ...[identityFaults['email.invalid'], identityFaults['phone.invalid'], identityFaults['code.limited']],
    ...[captchaFaults['captcha.required'], captchaFaults['captcha.wrong'], captchaFaults['captcha.expired']],
    ...[identityFaults['email.unsent'], identityFaults['code.unsent']],
  ],
})

const codeInput = z.object({ phone: z.string(), code: z.string() })
const codeRoute = route({
  summary: 'Exchange the code of the SMS for a token that lets set a new password',
  tag,
  policy: nobodyYet,
  replies: { 200: z.object({ token: z.string() }) },
  faults: codeFaults,
})

const tokenInput = z.object({ token: z.string() })
const checkRoute = route({
  summary: 'Whether a link for a new password still serves; it is not used up',
  tag,
  policy: nobodyYet,
  others: { 204: { description: 'It does' } },
  faults: linkFaults,
})

const finishInput = tokenInput.extend({ password: z.string() })
const finishRoute = route({
  summary: 'Set a new password by a link or a token; all sessions end, and this one begins',
  tag,
  policy: nobodyYet,
  replies: { 200: signedInView },
  faults: [...linkFaults, ...passwordFaults],
})

const changeInput = z.object({
  oldPassword: z.string().optional().meta({ description: 'Needed by who has one' }),
  password: z.string(),
})
const changeRoute = route({
  summary: 'Change the own password, or set the first one; other sessions end',
  tag,
  policy: signedIn,
  others: { 204: { description: 'Changed' } },
  faults: [identityFaults['password.old-wrong'], identityFaults['code.limited'], ...passwordFaults],
})

/** Passwords: signing in, a forgotten one, a change. */
export function passwordRoutes(deps: AuthDeps) {
  const { identity } = deps
  return new Hono<HttpEnv>()
    .post('/api/auth/password', signInRoute, input('json', signInInput), async (c) => {
      const { name, password, isRemembered } = c.req.valid('json')
      const request = { name, password, ...placeOf(c, deps, isRemembered) }
      const { cookies, ...signedIn } = await signInWithPassword(c.var.ctx, identity, request)
      setCookies(c, cookies)
      return signInRoute.reply(c, 200, signedIn)
    })
    .post('/api/auth/recovery', recoveryRoute, input('json', recoveryInput), async (c) => {
      const { captcha, ...told } = c.req.valid('json')
      const begun = await beginRecovery(c.var.ctx, identity, { ...told, captcha, ...askerOf(c, deps) })
      if (begun.way === 'email') return recoveryRoute.reply(c, 202, begun)
      const { way, phone, codeLength } = begun
      return recoveryRoute.reply(c, 202, {
        ...{ way, phone, codeLength },
        resendAfterS: Math.ceil(begun.resendAfterMs / 1000),
        codeLivesS: begun.codeLivesMs / 1000,
      })
    })
    .post('/api/auth/recovery/code', codeRoute, input('json', codeInput), async (c) => {
      const guess = { ...c.req.valid('json'), ...askerOf(c, deps) }
      return codeRoute.reply(c, 200, { token: await judgeRecoveryCode(c.var.ctx, identity, guess) })
    })
    .post('/api/auth/recovery/check', checkRoute, input('json', tokenInput), async (c) => {
      await checkRecovery(c.var.ctx, c.req.valid('json').token)
      return c.body(null, 204)
    })
    .post('/api/auth/recovery/password', finishRoute, input('json', finishInput), async (c) => {
      const request = { ...c.req.valid('json'), ...placeOf(c, deps, true), language: languageOf(c) }
      const { cookies, ...signedIn } = await finishRecovery(c.var.ctx, identity, request)
      setCookies(c, cookies)
      return finishRoute.reply(c, 200, signedIn)
    })
    .put('/api/profile/password', changeRoute, input('json', changeInput), async (c) => {
      const { oldPassword, password } = c.req.valid('json')
      await changePassword(c.var.ctx, identity, { oldPassword, password, language: languageOf(c) })
      return c.body(null, 204)
    })
}
