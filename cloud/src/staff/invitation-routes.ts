import { Hono, type Context as HonoContext } from 'hono'
import { z } from 'zod'
import { companyFaults } from '../company/index.ts'
import { type Identity, identityFaults, setCookies } from '../identity/index.ts'
import { chooseLanguage, type HttpEnv, input, route } from '../platform/http/index.ts'
import { acceptInvitation, showInvitation, shownInvitationView } from './accept-invitation.ts'
import { staffFaults } from './errors.ts'
import { resendInvitation, revokeInvitation } from './invitations.ts'
import { inviteStaff } from './invite-staff.ts'
import { staffPolicy } from './policy.ts'
import type { InvitationPost } from './post-invitation.ts'
import { registerByInvitation } from './register-by-invitation.ts'
import { rolesInput } from './staff-view.ts'

const tag = 'staff'
const manageFaults = [
  companyFaults['company.unknown'],
  staffFaults['staff.second-factor'],
  staffFaults['staff.required'],
  staffFaults['staff.beyond'],
]
const linkFaults = [
  identityFaults['link.unknown'],
  identityFaults['link.used'],
  identityFaults['link.expired'],
  staffFaults['invitation.over'],
]
const sendFaults = [staffFaults['invitation.unsent'], staffFaults['invitation.limited']]

const invite = route({
  summary: 'Invite somebody to work for the company, by mail or SMS',
  tag,
  policy: staffPolicy.manage,
  replies: { 201: z.object({ invitationId: z.uuid() }) },
  faults: [
    ...manageFaults,
    ...sendFaults,
    staffFaults['staff.position'],
    staffFaults['invitation.to'],
    staffFaults['invitation.staff-already'],
    staffFaults['invitation.waiting'],
  ],
})

const resend = route({
  summary: 'Send an invitation again; the link before it serves no more',
  tag,
  policy: staffPolicy.manage,
  others: { 204: { description: 'Sent' } },
  faults: [...manageFaults, ...sendFaults, staffFaults['invitation.unknown'], staffFaults['invitation.over']],
})

const revoke = route({
  summary: 'Take an invitation back',
  tag,
  policy: staffPolicy.manage,
  others: { 204: { description: 'Its link leads nowhere' } },
  faults: [...manageFaults, staffFaults['invitation.unknown'], staffFaults['invitation.over']],
})

const show = route({
  summary: "What an invitation says, by its link's secret",
  tag,
  policy: staffPolicy.invitation,
  replies: { 200: shownInvitationView },
  faults: linkFaults,
})

const register = route({
  summary: 'Register by an invitation that came by mail: the link has proved the address',
  tag,
  policy: staffPolicy.invitation,
  others: { 204: { description: 'Signed in; the second factor and the acceptance are next' } },
  faults: [
    ...linkFaults,
    staffFaults['invitation.to'],
    identityFaults['person.taken'],
    identityFaults['password.short'],
    identityFaults['password.common'],
  ],
})

const accept = route({
  summary: 'Accept an invitation: the asker is staff from now on',
  tag,
  policy: staffPolicy.accept,
  replies: { 200: z.object({ companyId: z.uuid() }) },
  faults: [...linkFaults, staffFaults['invitation.other'], staffFaults['invitation.staff-already']],
})

const invitationInput = z.object({
  to: z.string().meta({ description: 'An e-mail address or a phone' }),
  roles: rolesInput,
  position: z.string(),
})
const linkInput = z.object({ token: z.string().max(100) })
const registerInput = linkInput.extend({ password: z.string() })

export interface InvitationRoutesDeps {
  post: InvitationPost
  identity: Identity
  /** Who really asks; see `requestAddress`. */
  addressOf: (c: HonoContext) => string
}

export function invitationRoutes({ post, identity, addressOf }: InvitationRoutesDeps) {
  return new Hono<HttpEnv>()
    .post('/api/companies/:companyId/staff-invitations', invite, input('json', invitationInput), async (c) => {
      const language = chooseLanguage(c.req.header('accept-language'))
      const invitation = { ...c.req.valid('json'), language }
      const invitationId = await inviteStaff(c.var.ctx, post, c.req.param('companyId'), invitation)
      return invite.reply(c, 201, { invitationId })
    })
    .post('/api/companies/:companyId/staff-invitations/:invitationId/sending', resend, async (c) => {
      const { companyId, invitationId } = c.req.param()
      const language = chooseLanguage(c.req.header('accept-language'))
      await resendInvitation(c.var.ctx, post, companyId, invitationId, language)
      return c.body(null, 204)
    })
    .delete('/api/companies/:companyId/staff-invitations/:invitationId', revoke, async (c) => {
      const { companyId, invitationId } = c.req.param()
      await revokeInvitation(c.var.ctx, companyId, invitationId)
      return c.body(null, 204)
    })
    .post('/api/staff-invitations/shown', show, input('json', linkInput), async (c) =>
      show.reply(c, 200, await showInvitation(c.var.ctx, c.req.valid('json').token)),
    )
    .post('/api/staff-invitations/registered', register, input('json', registerInput), async (c) => {
      const place = { address: addressOf(c), userAgent: c.req.header('user-agent'), isRemembered: true }
      setCookies(c, await registerByInvitation(c.var.ctx, identity, c.req.valid('json'), place))
      return c.body(null, 204)
    })
    .post('/api/staff-invitations/accepted', accept, input('json', linkInput), async (c) =>
      accept.reply(c, 200, await acceptInvitation(c.var.ctx, c.req.valid('json').token)),
    )
}
