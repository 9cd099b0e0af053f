import { Hono } from 'hono'
import { z } from 'zod'
import { parsePhone } from '../identity/index.ts'
import { chooseLanguage, everybody, type HttpEnv, input, route, signedIn } from '../platform/http/index.ts'
import { acceptInvitation, readInvitation } from './accept-invitation.ts'
import { changeEnd, removeFromHousehold, revokeInvitation } from './change-household.ts'
import { householdFaults, residencyFaults } from './errors.ts'
import { type HouseholdDeps, inviteToHousehold } from './invite-to-household.ts'
import { householdView, listHousehold } from './list-household.ts'

const tag = 'household'

/** Whether the asker is the verified owner, is decided by `requireOwner` against the database. */
const owners = { ...signedIn, who: 'a verified owner of these premises' }

const ownerFaults = [householdFaults['household.unknown'], householdFaults['household.forbidden']]
const invitationFaults = [
  householdFaults['invitation.unknown'],
  householdFaults['invitation.used'],
  householdFaults['invitation.expired'],
  householdFaults['invitation.revoked'],
]

const list = route({
  summary: 'Who lives in a home, and who is invited',
  tag,
  policy: owners,
  replies: { 200: householdView },
  faults: ownerFaults,
})

const endsAt = z.iso.datetime().nullable().meta({ description: 'The last moment; null: without end' })

const invite = route({
  summary: 'Invite family or a tenant: the answer holds the link, once',
  tag,
  policy: owners,
  replies: { 201: z.object({ invitationId: z.uuid(), link: z.url(), expiresAt: z.iso.datetime() }) },
  faults: [
    ...ownerFaults,
    householdFaults['household.end'],
    householdFaults['household.full'],
    householdFaults['household.limited'],
  ],
})
const inviteInput = z.object({
  relation: z.enum(['family', 'tenant']),
  name: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .regex(/^[^\p{C}<>]*$/u)
    .meta({ description: 'How the owner calls them' }),
  phone: z
    .string()
    .max(40)
    .nullable()
    .meta({ description: 'As people write it; null: the link is for whoever has it' }),
  endsAt,
})

const remove = route({
  summary: "End somebody's rights in a home; the own ones too, to leave",
  tag,
  policy: { ...signedIn, who: 'a verified owner of these premises, or who leaves them' },
  others: { 204: { description: 'Ended' } },
  faults: [...ownerFaults, householdFaults['household.owner'], residencyFaults['residency.unknown']],
})

const changeEndRoute = route({
  summary: "Another last day for somebody's stay",
  tag,
  policy: owners,
  others: { 204: { description: 'Changed' } },
  faults: [
    ...ownerFaults,
    householdFaults['household.owner'],
    householdFaults['household.end'],
    residencyFaults['residency.unknown'],
  ],
})

const revoke = route({
  summary: 'Take an invitation back',
  tag,
  policy: owners,
  others: { 204: { description: 'Nobody can use it any more' } },
  faults: [...ownerFaults, householdFaults['invitation.unknown']],
})

const see = route({
  summary: 'What an invitation is about',
  tag,
  policy: everybody('whoever has the link reads it before they sign in; it holds 256 random bits'),
  replies: {
    200: z.object({
      relation: z.enum(['family', 'tenant']),
      inviter: z.string(),
      address: z.string(),
      companyId: z.uuid(),
      endsAt: z.iso.datetime().nullable(),
      expiresAt: z.iso.datetime(),
      phoneEnding: z.string().nullable().meta({ description: 'Last digits of the phone it is for' }),
    }),
  },
  faults: invitationFaults,
})

const accept = route({
  summary: "Move in by the owner's word: the asker is verified at once",
  tag,
  policy: { ...signedIn, who: 'a signed-in person who has the link, and the phone where it names one' },
  replies: { 200: z.object({ premisesId: z.uuid() }) },
  faults: [
    ...invitationFaults,
    householdFaults['invitation.other'],
    householdFaults['invitation.own'],
    householdFaults['invitation.already'],
  ],
})

const members = '/api/homes/:premisesId/household'

/** Households: who lives in a home by its owner's word. */
export function householdRoutes(deps: HouseholdDeps) {
  return new Hono<HttpEnv>()
    .get(members, list, async (c) => list.reply(c, 200, await listHousehold(c.var.ctx, c.req.param('premisesId'))))
    .post(`${members}/invitations`, invite, input('json', inviteInput), async (c) => {
      const { phone, ...wanted } = c.req.valid('json')
      const language = chooseLanguage(c.req.header('accept-language'))
      const invited = await inviteToHousehold(c.var.ctx, deps, {
        ...wanted,
        premisesId: c.req.param('premisesId'),
        phone: phone === null ? null : parsePhone(phone),
        language,
      })
      return invite.reply(c, 201, invited)
    })
    .delete(`${members}/invitations/:invitationId`, revoke, async (c) => {
      await revokeInvitation(c.var.ctx, c.req.param())
      return c.body(null, 204)
    })
    .delete(`${members}/:residencyId`, remove, async (c) => {
      await removeFromHousehold(c.var.ctx, c.req.param())
      return c.body(null, 204)
    })
    .put(`${members}/:residencyId`, changeEndRoute, input('json', z.object({ endsAt })), async (c) => {
      await changeEnd(c.var.ctx, { ...c.req.param(), ...c.req.valid('json') })
      return c.body(null, 204)
    })
    .get('/api/invitations/:token', see, async (c) =>
      see.reply(c, 200, await readInvitation(c.var.ctx, c.req.param('token'))),
    )
    .post('/api/invitations/:token', accept, async (c) =>
      accept.reply(c, 200, await acceptInvitation(c.var.ctx, c.req.param('token'))),
    )
}
