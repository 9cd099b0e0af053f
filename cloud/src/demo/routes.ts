import { Hono } from 'hono'
import { z } from 'zod'
import { totpAt, totpStep } from '../identity/totp.ts'
import { DomainError } from '../platform/errors.ts'
import { fileAnswer } from '../platform/files/index.ts'
import { everybody, type HttpEnv, route } from '../platform/http/index.ts'
import { platformFaults } from '../platform/platform-faults.ts'
import { accountNumberOf, accountOwners, freeFlats } from './demo-accounts.ts'
import { residents } from './demo-houses.ts'
import { demoOperator, demoStaff, staffPassword, staffTotpSecret } from './demo-staff.ts'
import { demoExtract } from './seed-verification.ts'

const stepMs = 30_000

const staffCodes = route({
  summary: "Second factors of the demo's staff, as their authenticator app would show them",
  tag: 'demo',
  policy: everybody('the demo has no real people; elsewhere the list is empty'),
  replies: {
    200: z.object({
      code: z.string().nullable().meta({ description: 'Null where this is no demo' }),
      next: z.string().nullable().meta({ description: 'A code serves once: who has used this one takes the next' }),
      leftS: z.int(),
      password: z.string().meta({ description: "Everybody's" }),
      people: z.array(
        z.object({ name: z.string(), phone: z.string(), login: z.string(), position: z.string().nullable() }),
      ),
    }),
  },
})

const guide = route({
  summary: 'What there is to try in the demo: residents to sign in as, and accounts to register for',
  tag: 'demo',
  policy: everybody('the demo has no real people; elsewhere the lists are empty'),
  replies: {
    200: z.object({
      residents: z.array(z.object({ name: z.string(), phone: z.string(), flat: z.int() })),
      accounts: z
        .array(z.object({ number: z.string(), owner: z.string(), flat: z.int() }))
        .meta({ description: 'Nobody has registered for them when the demo begins' }),
    }),
  },
})

const extract = route({
  summary: 'An invented EGRN extract for a flat of the demo, to try the online form with',
  tag: 'demo',
  policy: everybody('nobody in it is real'),
  others: { 200: { description: 'XML, to be saved' } },
  faults: [platformFaults['route.unknown']],
})

/** What the demo alone tells: whom to sign in as at the console, and with which second factor. */
export function demoRoutes({ isDemo }: { isDemo: boolean }) {
  return new Hono<HttpEnv>()
    .get('/api/demo/extracts/:flat', extract, (c) => {
      const flat = /^\d{1,3}$/.test(c.req.param('flat')) ? Number(c.req.param('flat')) : 0
      if (!isDemo || accountOwners[flat] === undefined) throw new DomainError(platformFaults['route.unknown'])
      return fileAnswer({ name: `Выписка ЕГРН, кв. ${flat}.xml`, kind: 'xml', bytes: demoExtract(flat) })
    })
    .get('/api/demo/staff-codes', staffCodes, (c) => {
      if (!isDemo) return staffCodes.reply(c, 200, { code: null, next: null, leftS: 0, password: '', people: [] })
      const nowMs = c.var.ctx.clock.now()
      const step = totpStep(nowMs)
      const leftS = Math.ceil((stepMs - (nowMs % stepMs)) / 1000)
      const named = ({ familyName, givenName }: { familyName: string; givenName: string }) =>
        `${givenName} ${familyName}`
      const people = [
        ...demoStaff.map((it) => ({
          name: named(it),
          phone: it.phone,
          login: it.login,
          position: it.posts[0]?.position ?? null,
        })),
        { name: named(demoOperator), phone: demoOperator.phone, login: demoOperator.login, position: null },
      ]
      const code = totpAt(staffTotpSecret, step)
      const next = totpAt(staffTotpSecret, step + 1)
      return staffCodes.reply(c, 200, { code, next, leftS, password: staffPassword, people })
    })
    .get('/api/demo/guide', guide, (c) => {
      if (!isDemo) return guide.reply(c, 200, { residents: [], accounts: [] })
      const accounts = freeFlats.map((flat) => ({
        number: accountNumberOf(flat),
        owner: accountOwners[flat] ?? '',
        flat,
      }))
      return guide.reply(c, 200, {
        residents: residents.map(({ name, phone, flat }) => ({ name, phone, flat })),
        accounts,
      })
    })
}
