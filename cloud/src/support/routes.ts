import { Hono, type Context as HonoContext } from 'hono'
import { z } from 'zod'
import { companyFaults } from '../company/index.ts'
import { captchaFaults, captchaSolution } from '../platform/captcha/index.ts'
import { chooseLanguage, type HttpEnv, input, requireUser, route } from '../platform/http/index.ts'
import { staffFaults } from '../staff/index.ts'
import { supportFaults } from './errors.ts'
import { listOwnSupportMessages } from './list-support-messages.ts'
import { supportPolicy } from './policy.ts'
import { type SupportDeps, sendSupportMessage } from './send-support-message.ts'
import {
  answerAsStaff,
  changeAsStaff,
  listAsOperator,
  listAsStaff,
  readAsStaff,
  settleAsOperator,
} from './staff-support.ts'
import { ownSupportView, supportThreadView, supportView, toOwnView } from './support-view.ts'
import { supportStatuses, supportTopics } from './support-words.ts'

export interface SupportRoutesDeps extends SupportDeps {
  /** Who really asks; see `requestAddress`. */
  addressOf: (c: HonoContext) => string
}

const tag = 'support'
const staffGates = [companyFaults['company.unknown'], ...Object.values(staffFaults)]
/** Longer than anything that would be taken: the verb says what is wrong in its own words. */
const long = z.string().max(8_000)

const writing = z.object({
  companyId: z.uuid().nullable().default(null).meta({ description: "Null: the platform's operator reads it" }),
  name: long,
  answerBy: z.enum(['phone', 'email']),
  contact: long,
  topic: z.enum(supportTopics).default('other'),
  text: z.string().max(20_000),
  page: z.string().max(300).nullable().default(null).meta({ description: 'Where in the app they were' }),
  captcha: captchaSolution.optional().meta({ description: 'Of who is not signed in' }),
})

const write = route({
  summary: '«Напишите нам»: a message to support, signed in or not',
  tag,
  policy: supportPolicy.write,
  replies: { 201: z.object({ id: z.uuid(), number: z.int(), contact: z.string() }) },
  faults: [
    supportFaults['support.text'],
    supportFaults['support.contact'],
    supportFaults['support.limited'],
    companyFaults['company.unknown'],
    ...Object.values(captchaFaults),
  ],
})

const own = route({
  summary: 'What the person wrote to support, with the answers',
  tag,
  policy: supportPolicy.own,
  replies: { 200: z.object({ messages: z.array(ownSupportView) }) },
})

const list = route({
  summary: "A company's support messages, newest first, and how many there are in each state",
  tag,
  policy: supportPolicy.read,
  replies: {
    200: z.object({
      messages: z.array(supportView),
      next: z.uuid().nullable(),
      counts: z.object({ new: z.int(), answered: z.int(), closed: z.int() }),
    }),
  },
  faults: staffGates,
})

const listOfNobody = route({
  summary: 'Support messages of no company, newest first',
  tag,
  policy: supportPolicy.operate,
  replies: {
    200: z.object({
      messages: z.array(supportView),
      next: z.uuid().nullable(),
      counts: z.object({ new: z.int(), answered: z.int(), closed: z.int() }),
    }),
  },
})

const settleNobodys = route({
  summary: 'Say that a support message of no company has been answered',
  tag,
  policy: supportPolicy.operate,
  others: { 204: { description: 'Noted' } },
  faults: [supportFaults['support.unknown']],
})

const listQuery = z.object({
  status: z.enum(supportStatuses).optional(),
  topic: z.enum(supportTopics).optional(),
  q: z.string().max(100).optional(),
  before: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

const read = route({
  summary: 'One support message with its answers; the look is put on record',
  tag,
  policy: supportPolicy.read,
  replies: { 200: supportThreadView },
  faults: [...staffGates, supportFaults['support.unknown']],
})

const change = route({
  summary: 'Close a support message, open it again, or note something on it',
  tag,
  policy: supportPolicy.answer,
  replies: { 200: supportThreadView },
  faults: [...staffGates, supportFaults['support.unknown']],
})

const answer = route({
  summary: 'Answer a support message by what its writer left: a letter or an SMS',
  tag,
  policy: supportPolicy.answer,
  replies: { 201: supportThreadView },
  faults: [
    ...staffGates,
    supportFaults['support.unknown'],
    supportFaults['support.closed'],
    supportFaults['support.text'],
  ],
})

const changes = z.object({ status: z.enum(supportStatuses).optional(), note: z.string().max(4_000).optional() })
const answering = z.object({ text: z.string().max(20_000) })

/** Writing to support, and the company's side of it. */
export function supportRoutes({ addressOf, ...deps }: SupportRoutesDeps) {
  return new Hono<HttpEnv>()
    .post('/api/support/messages', write, input('json', writing), async (c) => {
      const { captcha, ...written } = c.req.valid('json')
      const kept = await sendSupportMessage(c.var.ctx, deps, {
        ...{ ...written, captcha },
        device: c.req.header('user-agent')?.slice(0, 300) ?? null,
        language: chooseLanguage(c.req.header('accept-language')),
        address: addressOf(c),
      })
      return write.reply(c, 201, kept)
    })
    .get('/api/support/messages', own, async (c) => {
      const { ctx } = c.var
      const userId = requireUser(ctx.actor)
      const found = await ctx.db.as({ user: userId }, (tx) => listOwnSupportMessages(tx, userId))
      return own.reply(c, 200, { messages: found.map(({ row, answers }) => toOwnView(row, answers)) })
    })
    .get('/api/platform/support', listOfNobody, input('query', listQuery), async (c) =>
      listOfNobody.reply(c, 200, await listAsOperator(c.var.ctx, c.req.valid('query'))),
    )
    .patch(
      '/api/platform/support/:id',
      settleNobodys,
      input('json', z.object({ status: z.enum(supportStatuses) })),
      async (c) => {
        await settleAsOperator(c.var.ctx, c.req.param('id'), c.req.valid('json').status)
        return c.body(null, 204)
      },
    )
    .get('/api/companies/:companyId/support', list, input('query', listQuery), async (c) =>
      list.reply(c, 200, await listAsStaff(c.var.ctx, c.req.param('companyId'), c.req.valid('query'))),
    )
    .get('/api/companies/:companyId/support/:id', read, async (c) =>
      read.reply(c, 200, await readAsStaff(c.var.ctx, c.req.param('companyId'), c.req.param('id'))),
    )
    .patch('/api/companies/:companyId/support/:id', change, input('json', changes), async (c) => {
      const { status, note } = c.req.valid('json')
      const wanted = { ...(status !== undefined && { status }), ...(note !== undefined && { note }) }
      return change.reply(c, 200, await changeAsStaff(c.var.ctx, c.req.param('companyId'), c.req.param('id'), wanted))
    })
    .post('/api/companies/:companyId/support/:id/answers', answer, input('json', answering), async (c) => {
      const { text } = c.req.valid('json')
      const said = await answerAsStaff(c.var.ctx, deps, c.req.param('companyId'), c.req.param('id'), text)
      return answer.reply(c, 201, said)
    })
}
