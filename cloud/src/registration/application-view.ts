import { z } from 'zod'

const applicationStates = ['review', 'late', 'approved', 'refused'] as const

/** An application as staff see it: what was said, and what the register says of it. */
export const applicationView = z.object({
  id: z.uuid(),
  state: z.enum(applicationStates).meta({ description: '`late`: waits for longer than three days' }),
  familyName: z.string(),
  givenName: z.string(),
  patronymic: z.string(),
  accountNumber: z.string(),
  phone: z.string(),
  email: z.string().nullable(),
  submittedAt: z.iso.datetime(),
  dueAt: z.iso.datetime().meta({ description: 'Three days after it was sent' }),
  decidedAt: z.iso.datetime().nullable(),
  decidedBy: z.enum(['account', 'staff']).nullable().meta({ description: '`account`: the register by itself' }),
  reason: z.string().nullable(),
  match: z
    .enum(['owner', 'similar-owner', 'other-owner', 'closed', 'unknown'])
    .meta({ description: 'What the register says of number and name' }),
  owners: z.array(z.string()).meta({ description: 'Whom the account names' }),
  premises: z.object({ id: z.uuid(), address: z.string(), number: z.string() }).nullable(),
  hasVerifiedResidents: z.boolean().meta({ description: 'Somebody verified lives there already' }),
})
export type ApplicationView = z.infer<typeof applicationView>
