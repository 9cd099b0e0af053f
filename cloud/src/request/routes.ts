import type { Context as HonoContext } from 'hono'
import { Hono } from 'hono'
import { z } from 'zod'
import { type Files, fileAnswer, fileFaults, fileKinds, readUpload } from '../platform/files/index.ts'
import { chooseLanguage, type HttpEnv, input, requireUser, route } from '../platform/http/index.ts'
import { requireStaff, staffFaults } from '../staff/index.ts'
import { longestMessage } from './add-message.ts'
import { askQuestion, findCompanyOf } from './ask-question.ts'
import { countTry } from './count-try.ts'
import { mostFiles } from './create-request.ts'
import { requestFaults } from './errors.ts'
import {
  closeOwnRequest,
  listOwnRequests,
  markOwnRead,
  type OnEnded,
  ownListQuery,
  readOwnFile,
  readOwnRequest,
  writeOwnMessage,
} from './own-requests.ts'
import { requestPolicy } from './policy.ts'
import { requestStatuses } from './request-status.ts'
import { requestFileView, requestLineView, requestView, staffLineView, staffRequestView } from './request-view.ts'
import {
  listCompanyRequests,
  markStaffRead,
  readCompanyRequest,
  readStaffFile,
  setRequestStatus,
  staffListQuery,
  writeStaffMessage,
} from './staff-requests.ts'

const tag = 'request'
const own = requestPolicy.own
const unknown = requestFaults['request.unknown']
const done = { 204: { description: 'Done' } }
const aFile = { 200: { description: 'The file, to be saved' } }
const uploads = { uploads: { max: 60, perMs: 3_600_000 } }

const counts = z.object({ open: z.int(), closed: z.int(), unread: z.int() })
const list = route({
  summary: 'Own requests',
  tag,
  policy: own,
  replies: { 200: z.object({ requests: z.array(requestLineView), counts }) },
})
const ask = route({
  summary: 'Makes a request in one’s own words',
  tag,
  policy: own,
  replies: { 201: z.object({ id: z.uuid(), number: z.int() }) },
  faults: [requestFaults['request.none-for-company'], requestFaults['request.files'], requestFaults['request.limited']],
})
const read = route({
  summary: 'An own request with its thread',
  tag,
  policy: own,
  replies: { 200: requestView },
  faults: [unknown],
})
const write = route({
  summary: 'Writes into the thread of an own request',
  tag,
  policy: own,
  replies: { 201: z.object({ isDone: z.literal(true) }) },
  faults: [
    ...[unknown, requestFaults['request.ended'], requestFaults['request.text'], requestFaults['request.files']],
    requestFaults['request.limited'],
  ],
})
const close = route({
  summary: 'Closes an own request',
  tag,
  policy: own,
  others: done,
  faults: [unknown, requestFaults['request.ended']],
})
const seen = route({ summary: 'The thread was read', tag, policy: own, others: done, faults: [unknown] })
const ownFile = route({
  summary: 'A file of an own request',
  tag,
  policy: own,
  others: aFile,
  faults: [fileFaults['file.unknown']],
})
const upload = route({
  summary: 'Uploads a file (multipart, field `file`, 10 MB) for a request of this company; kept for a day unless used',
  tag,
  policy: requestPolicy.upload,
  replies: { 201: requestFileView },
  faults: [...Object.values(fileFaults), requestFaults['request.none-for-company'], requestFaults['request.limited']],
})

const staffFaultsHere = [...Object.values(staffFaults), unknown]
const staffList = route({
  summary: 'A company’s requests',
  tag,
  policy: requestPolicy.read,
  replies: { 200: z.object({ requests: z.array(staffLineView), total: z.int() }) },
  faults: staffFaultsHere,
})
const staffRead = route({
  summary: 'A request with its thread, for staff; the look is on record',
  tag,
  policy: requestPolicy.read,
  replies: { 200: staffRequestView },
  faults: staffFaultsHere,
})
const staffWrite = route({
  summary: 'Answers in the thread',
  tag,
  policy: requestPolicy.work,
  replies: { 201: z.object({ isDone: z.literal(true) }) },
  faults: [...staffFaultsHere, requestFaults['request.ended'], requestFaults['request.text']],
})
const staffStatus = route({
  summary: 'Sets a request’s status',
  tag,
  policy: requestPolicy.work,
  others: done,
  faults: [...staffFaultsHere, requestFaults['request.status'], requestFaults['request.by-form']],
})
const staffSeen = route({
  summary: 'Staff have read the thread',
  tag,
  policy: requestPolicy.read,
  others: done,
  faults: staffFaultsHere,
})
const staffFile = route({
  summary: 'A file of a request, for staff; the look is on record',
  tag,
  policy: requestPolicy.read,
  others: aFile,
  faults: [...staffFaultsHere, fileFaults['file.unknown']],
})
const staffUpload = route({
  summary: 'Uploads a file of staff’s own',
  tag,
  policy: requestPolicy.work,
  replies: { 201: requestFileView },
  faults: [...staffFaultsHere, ...Object.values(fileFaults)],
})

const fileIds = z.array(z.uuid()).max(mostFiles).optional()
const message = z.object({ text: z.string().max(longestMessage), fileIds })
const question = z.object({
  premisesId: z.uuid(),
  title: z.string().trim().min(1).max(120),
  description: z.string().trim().min(1).max(longestMessage),
  fileIds,
})
const languageOf = (c: HonoContext<HttpEnv>) => chooseLanguage(c.req.header('accept-language'))
const uploadQuery = z.object({ company: z.uuid() })
const statusBody = z.object({ to: z.enum(requestStatuses) })

/** Requests: the resident's own side, and the company's. */
export function requestRoutes({ files, onEnded }: { files: Files; onEnded: OnEnded }) {
  const store = async (companyId: string, c: Parameters<typeof readUpload>[0]) => {
    const { ctx } = c.var
    const ownerId = requireUser(ctx.actor)
    await countTry(ctx, `upload-by:${ownerId}`, uploads.uploads)
    const file = await readUpload(c, fileKinds)
    const id = await ctx.db.inTenant(companyId, (tx) => files.store(tx, { companyId, ownerId, ...file }))
    return { id, name: file.name, kind: file.kind, sizeBytes: file.bytes.length }
  }
  return new Hono<HttpEnv>()
    .get('/api/requests', list, input('query', ownListQuery), async (c) =>
      list.reply(c, 200, await listOwnRequests(c.var.ctx, { ...c.req.valid('query'), language: languageOf(c) })),
    )
    .post('/api/requests', ask, input('json', question), async (c) =>
      ask.reply(c, 201, await askQuestion(c.var.ctx, c.req.valid('json'))),
    )
    .post('/api/files', upload, input('query', uploadQuery), async (c) => {
      const userId = requireUser(c.var.ctx.actor)
      const { company } = c.req.valid('query')
      const companyId = await c.var.ctx.db.as({ user: userId }, (tx) =>
        findCompanyOf(tx, userId, { companyId: company }),
      )
      return upload.reply(c, 201, await store(companyId, c))
    })
    .get('/api/requests/:id', read, async (c) =>
      read.reply(c, 200, await readOwnRequest(c.var.ctx, c.req.param('id'), languageOf(c))),
    )
    .post('/api/requests/:id/messages', write, input('json', message), async (c) => {
      await writeOwnMessage(c.var.ctx, { requestId: c.req.param('id'), ...c.req.valid('json') })
      return write.reply(c, 201, { isDone: true })
    })
    .post('/api/requests/:id/close', close, async (c) => {
      await closeOwnRequest(c.var.ctx, onEnded, c.req.param('id'))
      return c.body(null, 204)
    })
    .post('/api/requests/:id/read', seen, async (c) => {
      await markOwnRead(c.var.ctx, c.req.param('id'))
      return c.body(null, 204)
    })
    .get('/api/requests/:id/files/:fileId', ownFile, async (c) => {
      const { id: requestId, fileId } = c.req.param()
      return fileAnswer(await readOwnFile(c.var.ctx, files, { requestId, fileId }))
    })
    .get('/api/companies/:companyId/requests', staffList, input('query', staffListQuery), async (c) => {
      const staff = await requireStaff(c.var.ctx, c.req.param('companyId'), 'requests.read')
      return staffList.reply(
        c,
        200,
        await listCompanyRequests(c.var.ctx, staff, { ...c.req.valid('query'), language: languageOf(c) }),
      )
    })
    .get('/api/companies/:companyId/requests/:id', staffRead, async (c) => {
      const staff = await requireStaff(c.var.ctx, c.req.param('companyId'), 'requests.read')
      return staffRead.reply(
        c,
        200,
        await readCompanyRequest(c.var.ctx, staff, { requestId: c.req.param('id'), language: languageOf(c) }),
      )
    })
    .post('/api/companies/:companyId/requests/:id/messages', staffWrite, input('json', message), async (c) => {
      const staff = await requireStaff(c.var.ctx, c.req.param('companyId'), 'requests.work')
      await writeStaffMessage(c.var.ctx, staff, { requestId: c.req.param('id'), ...c.req.valid('json') })
      return staffWrite.reply(c, 201, { isDone: true })
    })
    .post('/api/companies/:companyId/requests/:id/status', staffStatus, input('json', statusBody), async (c) => {
      const staff = await requireStaff(c.var.ctx, c.req.param('companyId'), 'requests.work')
      await setRequestStatus(c.var.ctx, onEnded, staff, { requestId: c.req.param('id'), to: c.req.valid('json').to })
      return c.body(null, 204)
    })
    .post('/api/companies/:companyId/requests/:id/read', staffSeen, async (c) => {
      const staff = await requireStaff(c.var.ctx, c.req.param('companyId'), 'requests.read')
      await markStaffRead(c.var.ctx, staff, c.req.param('id'))
      return c.body(null, 204)
    })
    .get('/api/companies/:companyId/requests/:id/files/:fileId', staffFile, async (c) => {
      const { companyId, id: requestId, fileId } = c.req.param()
      const staff = await requireStaff(c.var.ctx, companyId, 'requests.read')
      return fileAnswer(await readStaffFile(c.var.ctx, files, staff, { requestId, fileId }))
    })
    .post('/api/companies/:companyId/files', staffUpload, async (c) => {
      const staff = await requireStaff(c.var.ctx, c.req.param('companyId'), 'requests.work')
      return staffUpload.reply(c, 201, await store(staff.companyId, c))
    })
}
