import { z } from 'zod'

const moment = z.iso.datetime()
const checks = ['waiting', 'approved', 'refused', 'revoked', 'withdrawn', 'not-needed'] as const
const compared = z.object({
  agreement: z.enum(['exact', 'similar', 'differs', 'missing']),
  entered: z.string(),
  found: z.string(),
})
const comparison = z.object({ name: compared, address: compared, cadastralNumber: compared, account: compared })

/** A line of the verification queue. */
export const keyOrderLineView = z.object({
  requestId: z.uuid(),
  number: z.int(),
  check: z.enum(checks),
  isFree: z.boolean(),
  status: z.string(),
  ownerName: z.string(),
  residentName: z.string(),
  address: z.string().meta({ description: 'With the flat' }),
  createdAt: moment,
  hasExtract: z.boolean().meta({ description: 'Whether a program could read it' }),
  agreements: z.object({
    name: compared.shape.agreement,
    address: compared.shape.agreement,
    cadastralNumber: compared.shape.agreement,
    account: compared.shape.agreement,
  }),
})
export type KeyOrderLineView = z.infer<typeof keyOrderLineView>

export const keyOrderView = keyOrderLineView.extend({
  resident: z.object({
    userId: z.uuid(),
    name: z.string(),
    phone: z.string().nullable(),
    relation: z.enum(['owner', 'family', 'tenant']).nullable(),
    isVerified: z.boolean(),
  }),
  ownerAddress: z.string(),
  accountNumber: z.string(),
  email: z.string().nullable(),
  comparison,
  extract: z
    .object({
      cadastralNumber: z.string(),
      address: z.string(),
      owners: z.array(z.string()),
      date: z.string(),
      number: z.string(),
    })
    .nullable(),
  keysOfFlat: z.int().meta({ description: 'Free keys ordered for this flat before, whichever owner was named' }),
  decidedAt: moment.nullable(),
  decidedByName: z.string().nullable(),
  reason: z.string().nullable(),
  readyAt: moment.nullable(),
  handedOverAt: moment.nullable(),
})
export type KeyOrderView = z.infer<typeof keyOrderView>
