import { z } from 'zod'
import { describeDevice } from './describe-device.ts'
import { shortenAddress } from './shorten-address.ts'

/** A sign-in as its own person sees it. Neither a token nor its hash has a place here. */
export const sessionView = z.object({
  id: z.uuid(),
  current: z.boolean().meta({ description: 'The one that asks' }),
  browser: z.string().nullable(),
  system: z.string().nullable(),
  form: z.enum(['phone', 'tablet', 'computer']).nullable(),
  startedAt: z.iso.datetime(),
  /** Right to a few minutes. */
  lastSeenAt: z.iso.datetime(),
  address: z
    .string()
    .nullable()
    .meta({ description: 'Shortened, as of the sign-in', examples: ['203.0.113.*'] }),
})

export type SessionView = z.infer<typeof sessionView>

export interface SessionRow {
  id: string
  userAgent: string | null
  ipAddress: string | null
  createdAt: Date
  lastSeenAt: Date | null
}

export function toSessionView(row: SessionRow, currentId: string | undefined): SessionView {
  return {
    id: row.id,
    current: row.id === currentId,
    ...describeDevice(row.userAgent),
    startedAt: row.createdAt.toISOString(),
    lastSeenAt: (row.lastSeenAt ?? row.createdAt).toISOString(),
    address: shortenAddress(row.ipAddress),
  }
}
