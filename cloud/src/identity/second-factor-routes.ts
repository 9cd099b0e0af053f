import { Hono } from 'hono'
import { z } from 'zod'
import { everybody, type HttpEnv, input, route, signedIn } from '../platform/http/index.ts'
import { platformFaults } from '../platform/platform-faults.ts'
import { type AuthDeps, languageOf } from './auth-deps.ts'
import { identityFaults } from './errors.ts'
import { setCookies } from './set-cookies.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  readSecondFactor,
  remakeBackupCodes,
  removeSecondFactor,
} from './set-up-second-factor.ts'
import { showSecondFactor } from './show-second-factor.ts'

const tag = 'identity'

const faults = [
  identityFaults['second-factor.wrong'],
  identityFaults['second-factor.unset'],
  identityFaults['code.limited'],
]
const codeInput = z.object({
  code: z.string().meta({ description: 'Of the app, or a backup code', examples: ['123456'] }),
})
const backupCodes = z.object({ backupCodes: z.array(z.string()).meta({ description: 'Shown this once' }) })

const stateRoute = route({
  summary: 'Where the signed-in person stands with their second factor',
  tag,
  policy: signedIn,
  replies: {
    200: z.object({
      isOn: z.boolean(),
      isShown: z.boolean().meta({ description: 'In this session' }),
      backupCodesLeft: z.int(),
    }),
  },
})
const setUpRoute = route({
  summary: 'Begin to set a second factor up: a secret for an authenticator app',
  tag,
  policy: signedIn,
  replies: {
    200: z.object({
      secret: z.string().meta({ description: 'Base32' }),
      uri: z.string().meta({ description: 'For a QR code' }),
    }),
  },
  faults: [identityFaults['second-factor.present']],
})
const confirmRoute = route({
  summary: "End the setting up with the app's first code; this session has shown its second factor then",
  tag,
  policy: signedIn,
  replies: { 200: backupCodes },
  faults,
})
const verifyRoute = route({
  summary: 'Show the second factor: of a sign-in that awaits it, or of the present session',
  tag,
  policy: everybody('a sign-in that awaits its second factor is nobody yet; its cookie is asked for'),
  others: { 204: { description: 'Shown; the answer may set a new session cookie' } },
  faults: [...faults, platformFaults['session.required']],
})
const remakeRoute = route({
  summary: 'Make new backup codes; the earlier ones are worth nothing',
  tag,
  policy: signedIn,
  replies: { 200: backupCodes },
  faults,
})
const removeRoute = route({
  summary: 'Do without a second factor from now on',
  tag,
  policy: signedIn,
  others: { 204: { description: 'Removed' } },
  faults,
})

/** One-time passwords of an app (TOTP), and what helps when the phone is lost. */
export function secondFactorRoutes({ identity }: AuthDeps) {
  return new Hono<HttpEnv>()
    .get('/api/auth/second-factor', stateRoute, async (c) =>
      stateRoute.reply(c, 200, await readSecondFactor(c.var.ctx)),
    )
    .post('/api/auth/second-factor/setup', setUpRoute, async (c) =>
      setUpRoute.reply(c, 200, await beginSecondFactor(c.var.ctx, identity)),
    )
    .post('/api/auth/second-factor/confirm', confirmRoute, input('json', codeInput), async (c) => {
      const shown = { ...c.req.valid('json'), language: languageOf(c) }
      return confirmRoute.reply(c, 200, { backupCodes: await confirmSecondFactor(c.var.ctx, identity, shown) })
    })
    .post('/api/auth/second-factor/verify', verifyRoute, input('json', codeInput), async (c) => {
      const shown = { ...c.req.valid('json'), cookieHeader: c.req.header('cookie') }
      setCookies(c, await showSecondFactor(c.var.ctx, identity, shown))
      return c.body(null, 204)
    })
    .post('/api/auth/second-factor/backup-codes', remakeRoute, input('json', codeInput), async (c) =>
      remakeRoute.reply(c, 200, {
        backupCodes: await remakeBackupCodes(c.var.ctx, identity, c.req.valid('json').code),
      }),
    )
    .post('/api/auth/second-factor/remove', removeRoute, input('json', codeInput), async (c) => {
      await removeSecondFactor(c.var.ctx, identity, { ...c.req.valid('json'), language: languageOf(c) })
      return c.body(null, 204)
    })
}
