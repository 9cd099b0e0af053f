import { z } from 'zod'
import { fileKinds } from '../platform/files/index.ts'
import { requestKinds, requestStatuses } from './request-status.ts'

const moment = z.iso.datetime()

/** A line of the list. */
export const requestLineView = z.object({
  id: z.uuid(),
  companyId: z.uuid(),
  number: z.int().meta({ description: 'Runs within the company' }),
  kind: z.enum(requestKinds),
  title: z.string(),
  status: z.enum(requestStatuses),
  createdAt: moment,
  changedAt: moment,
  unread: z.int().meta({ description: 'Lines of the thread that the asker’s side has not read' }),
})
export type RequestLineView = z.infer<typeof requestLineView>

export const requestFileView = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(fileKinds),
  sizeBytes: z.int(),
})

const requestMessageView = z.object({
  id: z.uuid(),
  author: z.enum(['resident', 'staff', 'system']),
  authorName: z.string().nullable().meta({ description: 'For staff only' }),
  text: z.string(),
  change: z.object({ from: z.enum(requestStatuses), to: z.enum(requestStatuses) }).nullable(),
  at: moment,
  files: z.array(requestFileView),
})

export const requestView = requestLineView.extend({
  description: z.string(),
  isEnded: z.boolean(),
  address: z.string().nullable().meta({ description: 'With the flat' }),
  files: z.array(requestFileView).meta({ description: 'Given with the request itself' }),
  messages: z.array(requestMessageView),
})
export type RequestView = z.infer<typeof requestView>

/** What staff see besides. */
const residentView = z.object({ userId: z.uuid(), name: z.string(), phone: z.string().nullable() })
export const staffLineView = requestLineView.extend({ resident: residentView, address: z.string().nullable() })
export type StaffLineView = z.infer<typeof staffLineView>
export const staffRequestView = requestView.extend({ resident: residentView })
export type StaffRequestView = z.infer<typeof staffRequestView>
