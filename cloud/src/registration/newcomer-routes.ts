import { Hono, type Context as HonoContext } from 'hono'
import { z } from 'zod'
import { identityFaults, profileView } from '../identity/index.ts'
import { type HttpEnv, input, route } from '../platform/http/index.ts'
import type { Asker } from './deps.ts'
import { registrationFaults } from './errors.ts'
import type { Whereabouts } from './find-place.ts'
import { sayHome, sayWho } from './finish-profile.ts'
import { registrationPolicy } from './policy.ts'
import type { AddressSaid } from './say-address.ts'

const tag = 'registration'
const text = z.string().max(1000)
const company = z.string().max(64).optional()

export const addressView = z.object({
  address: z.object({
    city: z.string(),
    street: z.string(),
    house: z.string(),
    building: z.string(),
    flat: z.string(),
  }),
  found: z.string().nullable().meta({ description: 'The building as the register writes it' }),
  unknown: z.enum(['city', 'street', 'house', 'flat']).nullable(),
  suggestions: z.array(z.string()),
})
export const addressParts = z.object({ city: text, street: text, house: text, building: text.default(''), flat: text })

const homeRoute = route({
  summary: 'Say where one lives, signed in (R2); becomes an unverified residency',
  tag,
  policy: registrationPolicy.home,
  replies: { 200: addressView },
  faults: [registrationFaults['registration.address'], registrationFaults['home.limited']],
})
const nameRoute = route({
  summary: 'Say who one is, signed in by a code for the first time (R3), with the consent',
  tag,
  policy: registrationPolicy.home,
  replies: { 200: profileView },
  faults: [
    identityFaults['name.family'],
    identityFaults['name.given'],
    identityFaults['name.patronymic'],
    registrationFaults['registration.consent'],
  ],
})
const nameInput = z.object({
  ...{ company, familyName: text, givenName: text, patronymic: text.default('') },
  isConsentGiven: z.boolean(),
})

interface NewcomerRoutesOptions {
  whereOf: (c: HonoContext, company: string | undefined) => Whereabouts
  asker: (c: HonoContext) => Asker
}

/** What is asked of who came by a sign-in code and not by a registration (R2, R3). */
export function newcomerRoutes({ whereOf, asker }: NewcomerRoutesOptions) {
  return new Hono<HttpEnv>()
    .post('/api/homes', homeRoute, input('json', addressParts.extend({ company })), async (c) => {
      const { company: slug, ...parts } = c.req.valid('json')
      return homeRoute.reply(c, 200, toAddressView(await sayHome(c.var.ctx, whereOf(c, slug), parts)))
    })
    .put('/api/newcomer', nameRoute, input('json', nameInput), async (c) => {
      const { company: slug, ...told } = c.req.valid('json')
      const { address, language } = asker(c)
      return nameRoute.reply(c, 200, await sayWho(c.var.ctx, whereOf(c, slug), { address, language }, told))
    })
}

export function toAddressView({ address, found, unknown, suggestions }: AddressSaid) {
  return { address, found, unknown, suggestions }
}
