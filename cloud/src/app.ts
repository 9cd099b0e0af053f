import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import type { Logger } from 'pino'
import { accountRoutes } from './account/index.ts'
import { type CameraDeps, cameraRoutes } from './camera/index.ts'
import { companyRoutes } from './company/index.ts'
import { companySettingsRoutes } from './company-settings/index.ts'
import { demoRoutes } from './demo/index.ts'
import { type DoorDeps, doorRoutes } from './door/index.ts'
import { entranceRoutes, type Live } from './entrance/index.ts'
import { fleetRoutes } from './fleet/index.ts'
import { type Identity, identityRoutes, resolveActor, sameOriginOnly } from './identity/index.ts'
import { notificationRoutes } from './notification/index.ts'
import { operatorRoutes } from './operator/index.ts'
import { type Captcha, captchaRoutes } from './platform/captcha/index.ts'
import type { Clock } from './platform/clock.ts'
import type { Actor } from './platform/context.ts'
import type { Database } from './platform/database/index.ts'
import { DomainError } from './platform/errors.ts'
import { type Files, isUploadPath, largestUploadBytes, tooLarge } from './platform/files/index.ts'
import {
  answerProblem,
  type Checks,
  docsRoutes,
  type HttpEnv,
  healthRoutes,
  observe,
  requirePolicies,
  securityHeaders,
  serveApp,
} from './platform/http/index.ts'
import type { Jobs } from './platform/jobs/index.ts'
import { requestAddress, trustedProxies } from './platform/limits/index.ts'
import type { Metrics } from './platform/metrics.ts'
import { type Pki, pkiRoutes } from './platform/pki/index.ts'
import { platformFaults } from './platform/platform-faults.ts'
import { type PrivacyRoutesDeps, privacyRoutes, recordConsents } from './privacy/index.ts'
import { addressRoutes, importRoutes, propertyRoutes } from './property/index.ts'
import { applicationRoutes, type RegistrationDeps, registrationRoutes } from './registration/index.ts'
import { requestRoutes } from './request/index.ts'
import { type HouseholdDeps, householdRoutes } from './residency/index.ts'
import { residentRoutes } from './resident/index.ts'
import { type InvitationPost, staffRoutes } from './staff/index.ts'
import { type SupportRoutesDeps, supportRoutes } from './support/index.ts'
import { endForNewOwners, type KeyPost, verificationRoutes, withdrawOrder } from './verification/index.ts'

export interface AppDeps extends DoorDeps, CameraDeps {
  db: Database
  clock: Clock
  log: Logger
  metrics: Metrics
  checks: Checks
  files: Files
  identity: Identity
  captcha: Captcha
  registrationPost: RegistrationDeps['post']
  invitationPost: InvitationPost
  support: Pick<SupportRoutesDeps, 'post' | 'readPhone'>
  live: Live
  pki: Pki
  household: HouseholdDeps
  keyPost: KeyPost
  privacy: Omit<PrivacyRoutesDeps, 'identity' | 'addressOf'>
  /** By which browsers know our notifications (VAPID). */
  pushKey: string
  jobs: Jobs
  publicUrl: string
  trustedProxies: string[]
  isDemo: boolean
  mqttUrl: (host: string) => string
  onClaimed: () => void
}

const anonymous: Actor = { kind: 'anonymous' }
const longestBody = 64 * 1024

/** The whole of the cloud's HTTP. @throws Error when a route names no policy */
export function createApp(deps: AppDeps): Hono<HttpEnv> {
  const { db, clock, log, identity } = deps
  const app = new Hono<HttpEnv>()
  app.onError(answerProblem)
  app.notFound((c) => answerProblem(new DomainError(platformFaults['route.unknown']), c))

  app.use('*', observe(log, deps.metrics), securityHeaders, async (c, next) => {
    c.set('ctx', { actor: anonymous, db, clock, log })
    await next()
  })
  app.use('/api/docs/*', compress())
  app.use('/api/openapi.json/*', compress())
  app.use('/api/*', sameOriginOnly(deps.publicUrl))
  const usual = bodyLimit({ maxSize: longestBody, onError: bodyTooLarge })
  const upload = bodyLimit({ maxSize: largestUploadBytes, onError: fileTooLarge })
  app.use('/api/*', (c, next) => (isUploadPath(c.req.path) ? upload(c, next) : usual(c, next)))
  app.use('/api/*', async (c, next) => {
    const { actor, cookies } = await resolveActor({ db, clock, log }, identity, c.req.header('cookie'))
    c.set('ctx', { actor, db, clock, log: log.child({ traceId: c.get('traceId') }) })
    // What one person may see is no matter for a cache on the way.
    c.header('cache-control', 'no-store')
    await next()
    // Now, since a refusal is an answer of its own; and not over what a sign-in or sign-out has set.
    if (c.res.headers.has('set-cookie')) return
    for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
  })

  app.route('/', healthRoutes(deps.checks, deps.metrics.registry))
  app.route(
    '/',
    identityRoutes({ identity, addressOf: requestAddress(trustedProxies(deps.trustedProxies)), isDemo: deps.isDemo }),
  )
  app.route(
    '/',
    captchaRoutes({ captcha: deps.captcha, addressOf: requestAddress(trustedProxies(deps.trustedProxies)) }),
  )
  app.route('/', fleetRoutes(deps))
  app.route(
    '/',
    entranceRoutes({
      ...deps,
      lookUp: async (cookie) => (await resolveActor(deps, identity, cookie, { mayProlong: false })).actor,
    }),
  )
  app.route('/', companyRoutes(deps))
  app.route('/', companySettingsRoutes(deps))
  app.route('/', operatorRoutes({ post: deps.invitationPost }))
  app.route(
    '/',
    staffRoutes({
      post: deps.invitationPost,
      identity,
      addressOf: requestAddress(trustedProxies(deps.trustedProxies)),
    }),
  )
  app.route(
    '/',
    supportRoutes({
      ...{ ...deps.support, captcha: deps.captcha },
      addressOf: requestAddress(trustedProxies(deps.trustedProxies)),
    }),
  )
  app.route('/', addressRoutes({ db, clock, addressOf: requestAddress(trustedProxies(deps.trustedProxies)) }))
  app.route('/', propertyRoutes())
  app.route('/', residentRoutes())
  app.route('/', importRoutes(deps))
  app.route('/', requestRoutes({ ...deps, onEnded: withdrawOrder }))
  app.route(
    '/',
    verificationRoutes({ ...deps, post: deps.keyPost, addressOf: requestAddress(trustedProxies(deps.trustedProxies)) }),
  )
  app.route('/', accountRoutes({ ownersChanged: (tx, change) => endForNewOwners(tx, { db, clock }, change) }))
  app.route('/', doorRoutes(deps))
  app.route('/', cameraRoutes(deps))
  app.route('/', demoRoutes(deps))
  app.route('/', pkiRoutes(deps.pki))
  app.route(
    '/',
    privacyRoutes({ ...deps.privacy, identity, addressOf: requestAddress(trustedProxies(deps.trustedProxies)) }),
  )
  app.route('/', householdRoutes(deps.household))
  app.route(
    '/',
    notificationRoutes({
      pushKey: deps.pushKey,
      addressOf: requestAddress(trustedProxies(deps.trustedProxies)),
      agree: (tx, by) => recordConsents(tx, { ...by, companyId: null, purposes: ['notifications'] }),
    }),
  )
  const registration = { identity, captcha: deps.captcha, post: deps.registrationPost }
  app.route(
    '/',
    registrationRoutes({ ...registration, addressOf: requestAddress(trustedProxies(deps.trustedProxies)) }),
  )
  app.route('/', applicationRoutes(registration))
  app.route('/', docsRoutes(app))
  app.use('*', serveApp)
  requirePolicies(app)
  return app
}

function bodyTooLarge(): never {
  throw new DomainError(platformFaults['input.too-large'])
}

function fileTooLarge(): never {
  throw tooLarge()
}
