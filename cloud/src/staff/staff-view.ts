import { z } from 'zod'
import { roles } from './permissions.ts'

const heldRoles = z.array(z.enum(roles))

/** A member of staff as colleagues see them. */
const staffView = z.object({
  id: z.uuid(),
  userId: z.uuid(),
  name: z.string().meta({ description: 'Empty until the person has told it' }),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  roles: heldRoles,
  position: z.string().nullable(),
  since: z.iso.datetime(),
  isSuspended: z.boolean(),
  hasSecondFactor: z.boolean().meta({ description: 'Whether they have set one up: without it they cannot work' }),
})

/** An invitation that was sent and not accepted yet, or is over. */
const invitationView = z.object({
  id: z.uuid(),
  to: z.string().meta({ description: 'An e-mail address or a phone, E.164' }),
  roles: heldRoles,
  position: z.string().nullable(),
  sentAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  isExpired: z.boolean(),
})

export const staffListView = z.object({ staff: z.array(staffView), invitations: z.array(invitationView) })
export type StaffListView = z.input<typeof staffListView>

export const rolesInput = heldRoles.min(1)
