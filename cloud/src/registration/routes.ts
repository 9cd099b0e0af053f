import { Hono, type Context as HonoContext } from 'hono'
import { getCookie } from 'hono/cookie'
import { z } from 'zod'
import { identityFaults, setCookies, userView } from '../identity/index.ts'
import { captchaFaults, captchaSolution } from '../platform/captcha/index.ts'
import type { Fault } from '../platform/errors.ts'
import { chooseLanguage, type HttpEnv, input, route } from '../platform/http/index.ts'
import { activate, confirmEmail } from './activate.ts'
import { apply } from './apply.ts'
import type { Begun } from './begin.ts'
import { beginByCall } from './begin-by-call.ts'
import { beginByLetter } from './begin-by-letter.ts'
import { beginByPhone } from './begin-by-phone.ts'
import { choosePassword } from './choose-password.ts'
import type { Completed } from './complete.ts'
import { confirmCode } from './confirm-code.ts'
import type { Asker, RegistrationDeps } from './deps.ts'
import { draftCookie, draftCookieHeader } from './draft-token.ts'
import { registrationFaults } from './errors.ts'
import { findDraft } from './find-draft.ts'
import { addressParts, addressView, newcomerRoutes, toAddressView } from './newcomer-routes.ts'
import { registrationPolicy } from './policy.ts'
import { registrationView, toRegistrationView } from './registration-view.ts'
import { resendLetter } from './resend-letter.ts'
import { resumeApplication } from './resume-application.ts'
import { sayAddress } from './say-address.ts'
import { sayName } from './say-name.ts'
import { sendCode } from './send-code.ts'

export interface RegistrationRoutesOptions extends RegistrationDeps {
  /** Who really asks; see `requestAddress`. */
  addressOf: (c: HonoContext) => string
}

const tag = 'registration'
const policy = registrationPolicy.register
const text = z.string().max(1000)
const company = z
  .string()
  .max(64)
  .optional()
  .meta({ description: 'The slug of /c/{slug}; without it the host decides' })
const captcha = captchaSolution.optional()
const consent = { isConsentGiven: z.boolean() }
const twice = { password: text, repeat: text }

const codeView = z.object({ phone: z.string(), resendAfterS: z.int(), codeLength: z.int(), codeLivesS: z.int() })
const signedInView = z.object({ user: userView, needsSecondFactor: z.boolean() })
const stateView = z.object({ registration: registrationView.nullable(), signedIn: signedInView.nullable() })
const code = [
  identityFaults['phone.invalid'],
  identityFaults['code.limited'],
  identityFaults['code.unsent'],
  registrationFaults['registration.limited'],
]
const place = [registrationFaults['registration.company'], registrationFaults['registration.way']]
const step = [registrationFaults['registration.unknown'], registrationFaults['registration.step']]
const password = [
  ...(['short', 'long', 'letters', 'latin', 'digits', 'signs', 'common', 'busy'] as const).map(
    (it) => identityFaults[`password.${it}`],
  ),
  registrationFaults['registration.repeat'],
]
const name = [identityFaults['name.family'], identityFaults['name.given'], identityFaults['name.patronymic']]
const consentFault = registrationFaults['registration.consent']
const email = registrationFaults['registration.email']
const form: Fault[] = [...place, ...password, ...Object.values(captchaFaults), consentFault, email]
const letters = [registrationFaults['letter.limited'], registrationFaults['letter.unsent']]

const currentRoute = route({
  summary: 'The registration under way on this device',
  tag,
  policy,
  replies: { 200: stateView },
})
const leaveRoute = route({
  summary: 'Leave the registration under way: this device forgets it',
  tag,
  policy,
  others: { 204: { description: 'Forgotten' } },
})
const phoneRoute = route({
  summary: 'Begin by phone (R1, R4): sends a code',
  tag,
  policy,
  replies: { 201: z.object({ registration: registrationView, code: codeView }) },
  faults: [...place, ...code],
})
const callRoute = route({
  summary: 'Begin by phone, name and consent (R5); the call is asked for in the next step',
  tag,
  policy,
  replies: { 201: z.object({ registration: registrationView }) },
  faults: [...place, identityFaults['phone.invalid'], registrationFaults['registration.full-name'], consentFault],
})
const sendRoute = route({
  summary: 'Send the code, or call with it (R5), once more too',
  tag,
  policy,
  replies: { 202: codeView },
  faults: [...step, ...code],
})
const confirmRoute = route({
  summary: 'Confirm the phone; whoever has a user already is signed in',
  tag,
  policy,
  replies: { 200: stateView },
  faults: [
    ...step,
    registrationFaults['registration.none'],
    identityFaults['code.wrong'],
    identityFaults['code.expired'],
    identityFaults['code.limited'],
  ],
})
const addressRoute = route({
  summary: 'Say the address (R2); null skips it',
  tag,
  policy,
  replies: { 200: z.object({ registration: registrationView, said: addressView.nullable() }) },
  faults: [...step, registrationFaults['registration.address']],
})
const nameRoute = route({
  summary: 'Say the name and consent (R3, R4)',
  tag,
  policy,
  replies: { 200: stateView },
  faults: [...step, ...name, consentFault],
})
const passwordRoute = route({
  summary: 'Choose the password (R4 with e-mail, R5); signed in at once',
  tag,
  policy,
  replies: { 200: stateView },
  faults: [...step, ...password, email],
})
const applicationRoute = route({
  summary: 'Send an application (R7)',
  tag,
  policy,
  replies: { 201: z.object({ registration: registrationView }) },
  faults: [...form, ...code, registrationFaults['registration.full-name'], registrationFaults['registration.account']],
})
const resumeRoute = route({
  summary: 'Go on with an application that was sent from another device (R7): sends a code',
  tag,
  policy,
  replies: { 201: z.object({ registration: registrationView, code: codeView }) },
  faults: [...place, ...code],
})
const letterView = z.object({ registration: registrationView, resendAfterS: z.int() })
const loginRoute = route({
  summary: 'Register by login, e-mail and password (R8): sends a letter',
  tag,
  policy,
  replies: { 201: letterView },
  faults: [...form, ...letters, registrationFaults['registration.login'], registrationFaults['login.taken']],
})
const emailRoute = route({
  summary: 'Register by e-mail (R9): sends a letter, to be answered within 7 days',
  tag,
  policy,
  replies: { 201: letterView },
  faults: [...form, ...letters, ...name, identityFaults['phone.invalid']],
})
const letterRoute = route({
  summary: 'Send the letter once more',
  tag,
  policy,
  replies: { 202: z.object({ resendAfterS: z.int() }) },
  faults: [...step, ...letters],
})
const links = [
  identityFaults['link.unknown'],
  identityFaults['link.used'],
  identityFaults['link.expired'],
  identityFaults['person.taken'],
]
const activateRoute = route({
  summary: 'Open the link of the letter (R8, R9)',
  tag,
  policy,
  replies: { 200: z.object({ login: z.string(), signedIn: signedInView.nullable() }) },
  faults: links,
})
const proveRoute = route({
  summary: 'Open the link that makes an e-mail a login (R4, R7)',
  tag,
  policy,
  replies: { 200: z.object({ login: z.string() }) },
  faults: links,
})
const tokenInput = z.object({ token: z.string().max(100) })

/** Registration in all its ways (rows R1–R9), before anybody is signed in. */
export function registrationRoutes({ addressOf, ...deps }: RegistrationRoutesOptions) {
  const asker = (c: HonoContext): Asker => ({
    address: addressOf(c),
    userAgent: c.req.header('user-agent'),
    language: chooseLanguage(c.req.header('accept-language')),
    token: getCookie(c, draftCookie),
  })
  const whereOf = (c: HonoContext, slug: string | undefined) => ({ company: slug, host: c.req.header('host') })
  return new Hono<HttpEnv>()
    .get('/api/registrations/current', currentRoute, async (c) => {
      const draft = await findDraft(c.var.ctx, asker(c).token)
      return currentRoute.reply(c, 200, { registration: draft ? toRegistrationView(draft) : null, signedIn: null })
    })
    .delete('/api/registrations/current', leaveRoute, (c) => {
      forget(c)
      return c.body(null, 204)
    })
    .post(
      '/api/registrations/phone',
      phoneRoute,
      input('json', z.object({ company, way: z.enum(['phone', 'web']), phone: text })),
      async (c) => {
        const { company: slug, ...told } = c.req.valid('json')
        const begun = await beginByPhone(c.var.ctx, deps, whereOf(c, slug), asker(c), told)
        return phoneRoute.reply(c, 201, { registration: keep(c, begun), code: toCodeView(begun.code) })
      },
    )
    .post(
      '/api/registrations/call',
      callRoute,
      input('json', z.object({ company, phone: text, fullName: text, ...consent })),
      async (c) => {
        const { company: slug, ...told } = c.req.valid('json')
        const begun = await beginByCall(c.var.ctx, whereOf(c, slug), asker(c), told)
        return callRoute.reply(c, 201, { registration: keep(c, begun) })
      },
    )
    .post('/api/registrations/current/code', sendRoute, async (c) =>
      sendRoute.reply(c, 202, toCodeView(await sendCode(c.var.ctx, deps, asker(c)))),
    )
    .post('/api/registrations/current/confirm', confirmRoute, input('json', z.object({ code: text })), async (c) => {
      const confirmed = await confirmCode(c.var.ctx, deps, asker(c), c.req.valid('json').code)
      if ('signedIn' in confirmed) return confirmRoute.reply(c, 200, enter(c, confirmed.signedIn))
      const { draft, token } = confirmed
      const shown = token === undefined ? toRegistrationView(draft) : keep(c, { draft, token })
      return confirmRoute.reply(c, 200, { registration: shown, signedIn: null })
    })
    .put(
      '/api/registrations/current/address',
      addressRoute,
      input('json', z.object({ address: addressParts.nullable() })),
      async (c) => {
        const { address } = c.req.valid('json')
        const { draft, said } = await sayAddress(c.var.ctx, asker(c), address ?? undefined)
        const shown = { registration: toRegistrationView(draft), said: said ? toAddressView(said) : null }
        return addressRoute.reply(c, 200, shown)
      },
    )
    .put(
      '/api/registrations/current/name',
      nameRoute,
      input('json', z.object({ familyName: text, givenName: text, patronymic: text.default(''), ...consent })),
      async (c) => {
        const said = await sayName(c.var.ctx, deps, asker(c), c.req.valid('json'))
        if ('signedIn' in said) return nameRoute.reply(c, 200, enter(c, said.signedIn))
        return nameRoute.reply(c, 200, { registration: toRegistrationView(said.draft), signedIn: null })
      },
    )
    .put(
      '/api/registrations/current/password',
      passwordRoute,
      input('json', z.object({ email: text.optional(), ...twice })),
      async (c) => {
        const completed = await choosePassword(c.var.ctx, deps, asker(c), c.req.valid('json'))
        return passwordRoute.reply(c, 200, enter(c, completed))
      },
    )
    .post(
      '/api/registrations/application',
      applicationRoute,
      input(
        'json',
        z.object({
          company,
          fullName: text,
          accountNumber: text,
          phone: text,
          email: text,
          ...twice,
          ...consent,
          captcha,
        }),
      ),
      async (c) => {
        const { company: slug, ...told } = c.req.valid('json')
        const begun = await apply(c.var.ctx, deps, whereOf(c, slug), asker(c), told)
        return applicationRoute.reply(c, 201, { registration: keep(c, begun) })
      },
    )
    .post(
      '/api/registrations/application/resume',
      resumeRoute,
      input('json', z.object({ company, phone: text, password: text })),
      async (c) => {
        const { company: slug, ...told } = c.req.valid('json')
        const begun = await resumeApplication(c.var.ctx, deps, whereOf(c, slug), asker(c), told)
        return resumeRoute.reply(c, 201, { registration: keep(c, begun), code: toCodeView(begun.code) })
      },
    )
    .post(
      '/api/registrations/login',
      loginRoute,
      input('json', z.object({ company, login: text, email: text, ...twice, ...consent, captcha })),
      async (c) => {
        const { company: slug, ...told } = c.req.valid('json')
        const begun = await beginByLetter(c.var.ctx, deps, whereOf(c, slug), asker(c), { way: 'login', ...told })
        return loginRoute.reply(c, 201, { registration: keep(c, begun), resendAfterS: seconds(begun.resendAfterMs) })
      },
    )
    .post(
      '/api/registrations/email',
      emailRoute,
      input(
        'json',
        z.object({
          ...{ company, email: text, familyName: text, givenName: text },
          ...{ patronymic: text.default(''), phone: text.default(''), ...twice, ...consent, captcha },
        }),
      ),
      async (c) => {
        const { company: slug, ...told } = c.req.valid('json')
        const begun = await beginByLetter(c.var.ctx, deps, whereOf(c, slug), asker(c), { way: 'email', ...told })
        return emailRoute.reply(c, 201, { registration: keep(c, begun), resendAfterS: seconds(begun.resendAfterMs) })
      },
    )
    .post('/api/registrations/current/letter', letterRoute, async (c) =>
      letterRoute.reply(c, 202, { resendAfterS: seconds(await resendLetter(c.var.ctx, deps, asker(c))) }),
    )
    .post('/api/registrations/activate', activateRoute, input('json', tokenInput), async (c) => {
      const { login, signedIn } = await activate(c.var.ctx, deps, asker(c), c.req.valid('json').token)
      return activateRoute.reply(c, 200, { login, signedIn: signedIn ? enter(c, signedIn).signedIn : null })
    })
    .post('/api/registrations/confirm-email', proveRoute, input('json', tokenInput), async (c) =>
      proveRoute.reply(c, 200, await confirmEmail(c.var.ctx, c.req.valid('json').token)),
    )
    .route('/', newcomerRoutes({ whereOf, asker }))
}

/** Lets this device go on with a registration. */
function keep(c: HonoContext, { draft, token }: Begun) {
  const livesS = seconds(draft.expiresAt.getTime() - draft.updatedAt.getTime())
  setCookies(c, [draftCookieHeader(token, livesS)])
  return toRegistrationView(draft)
}

function forget(c: HonoContext): void {
  setCookies(c, [draftCookieHeader(undefined, 0)])
}

function enter(c: HonoContext, { user, needsSecondFactor, cookies }: Completed) {
  setCookies(c, cookies)
  forget(c)
  return { registration: null, signedIn: { user, needsSecondFactor } }
}

function toCodeView(it: { phone: string; resendAfterMs: number; codeLength: number; codeLivesMs: number }) {
  const { phone, resendAfterMs, codeLength, codeLivesMs } = it
  return { phone, resendAfterS: seconds(resendAfterMs), codeLength, codeLivesS: seconds(codeLivesMs) }
}

function seconds(ms: number): number {
  return Math.ceil(ms / 1000)
}
