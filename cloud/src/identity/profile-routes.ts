import { Hono } from 'hono'
import { z } from 'zod'
import { type HttpEnv, input, route, signedIn } from '../platform/http/index.ts'
import { changeName } from './change-name.ts'
import { endAllSessions, endSession } from './end-sessions.ts'
import { identityFaults } from './errors.ts'
import type { Identity } from './identity.ts'
import { listSessions } from './list-sessions.ts'
import { profileView } from './profile-view.ts'
import { readProfile } from './read-profile.ts'
import { sessionView } from './session-view.ts'
import { setCookies } from './set-cookies.ts'
import { signOut } from './sign-out.ts'

const tag = 'identity'

const profileRoute = route({
  summary: "The signed-in person's own profile",
  tag,
  policy: signedIn,
  replies: { 200: profileView },
})

const nameInput = z.object({
  familyName: z.string(),
  givenName: z.string(),
  patronymic: z.string().default('').meta({ description: 'Empty where there is none' }),
  inn: z.string().optional().meta({ description: 'Empty takes it away; left out it stays' }),
})

const nameRoute = route({
  summary: 'Say or change the own name and INN; they come back as they will be shown',
  tag,
  policy: signedIn,
  replies: { 200: profileView },
  faults: [
    identityFaults['name.family'],
    identityFaults['name.given'],
    identityFaults['name.patronymic'],
    identityFaults['inn.invalid'],
  ],
})

const sessionsRoute = route({
  summary: 'Where the person is signed in: this device first, then by when they were last seen',
  tag,
  policy: signedIn,
  replies: { 200: z.object({ sessions: z.array(sessionView) }) },
})

const endOneRoute = route({
  summary: "End one of the person's own sessions; their own present one takes the cookie away too",
  tag,
  policy: signedIn,
  others: { 204: { description: 'Ended' } },
  faults: [identityFaults['session.unknown']],
})

const endAllInput = z.object({
  keep: z.enum(['current']).optional().meta({ description: '`current`: all but the session that asks' }),
})

const endAllRoute = route({
  summary: 'Sign out everywhere',
  tag,
  policy: signedIn,
  replies: { 200: z.object({ ended: z.int() }) },
})

/** What people see and change of themselves. */
export function profileRoutes(identity: Identity) {
  return new Hono<HttpEnv>()
    .get('/api/profile', profileRoute, async (c) => profileRoute.reply(c, 200, await readProfile(c.var.ctx)))
    .put('/api/profile/name', nameRoute, input('json', nameInput), async (c) =>
      nameRoute.reply(c, 200, await changeName(c.var.ctx, c.req.valid('json'))),
    )
    .get('/api/sessions', sessionsRoute, async (c) =>
      sessionsRoute.reply(c, 200, { sessions: await listSessions(c.var.ctx) }),
    )
    .delete('/api/sessions/:id', endOneRoute, async (c) => {
      const { ctx } = c.var
      const sessionId = c.req.param('id')
      await endSession(ctx, identity, sessionId)
      if (ctx.actor.kind === 'user' && ctx.actor.sessionId === sessionId.toLowerCase()) {
        setCookies(c, await signOut(ctx, identity, c.req.header('cookie')))
      }
      return c.body(null, 204)
    })
    .delete('/api/sessions', endAllRoute, input('query', endAllInput), async (c) => {
      const keepsCurrent = c.req.valid('query').keep === 'current'
      const ended = await endAllSessions(c.var.ctx, identity, { keepsCurrent })
      if (!keepsCurrent) setCookies(c, await signOut(c.var.ctx, identity, c.req.header('cookie')))
      return endAllRoute.reply(c, 200, { ended })
    })
}
