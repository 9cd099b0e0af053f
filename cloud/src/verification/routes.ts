import type { Context as HonoContext } from 'hono'
import { Hono } from 'hono'
import { z } from 'zod'
import { type Files, fileFaults } from '../platform/files/index.ts'
import { chooseLanguage, type HttpEnv, input, requireUser, route } from '../platform/http/index.ts'
import { longestMessage, mostFiles, requestFaults } from '../request/index.ts'
import { residencyFaults } from '../residency/index.ts'
import { requireStaff, staffFaults } from '../staff/index.ts'
import { decideVerification } from './decide-verification.ts'
import { revokeVerification } from './end-verification.ts'
import { verificationFaults } from './errors.ts'
import { announceKey, handOverKey } from './hand-over-key.ts'
import { keyOrderLineView, keyOrderView } from './key-order-view.ts'
import type { KeyPost } from './letters.ts'
import { orderKey } from './order-key.ts'
import { verificationPolicy } from './policy.ts'
import { listKeyOrders, queueQuery, readKeyOrder } from './read-key-orders.ts'

const tag = 'verification'
const { decide: deciding } = verificationPolicy
const faults = [...Object.values(staffFaults), verificationFaults['verification.unknown']]
const done = { 204: { description: 'Done' } }

const order = route({
  summary: 'Orders a key of the intercom by the online form; whoever is not verified is checked by staff',
  tag,
  policy: verificationPolicy.order,
  replies: { 201: z.object({ id: z.uuid(), number: z.int(), isFree: z.boolean() }) },
  faults: [
    ...[
      verificationFaults['verification.home'],
      verificationFaults['verification.owner'],
      verificationFaults['verification.account'],
    ],
    ...[
      verificationFaults['extract.missing'],
      verificationFaults['extract.unsafe'],
      verificationFaults['extract.unreadable'],
    ],
    ...[verificationFaults['verification.waiting'], requestFaults['request.files'], requestFaults['request.limited']],
    ...[fileFaults['file.unknown'], fileFaults['file.archive']],
  ],
})
const queue = route({
  summary: 'The verification queue',
  tag,
  policy: verificationPolicy.read,
  replies: { 200: z.object({ orders: z.array(keyOrderLineView), total: z.int(), waiting: z.int() }) },
  faults,
})
const read = route({
  summary: 'A form beside what the extract and the register say; the look is on record',
  tag,
  policy: verificationPolicy.read,
  replies: { 200: keyOrderView },
  faults,
})
const decide = route({
  summary: 'Approves or refuses a form',
  tag,
  policy: deciding,
  others: done,
  faults: [
    ...faults,
    verificationFaults['verification.decided'],
    verificationFaults['verification.reason'],
    residencyFaults['residency.unknown'],
  ],
})
const revoke = route({
  summary: 'Ends a verification',
  tag,
  policy: deciding,
  others: done,
  faults: [...faults, verificationFaults['verification.not-verified'], verificationFaults['verification.reason']],
})
const ready = route({
  summary: 'Tells that the key is ready',
  tag,
  policy: deciding,
  others: done,
  faults: [...faults, verificationFaults['key.state']],
})
const handOver = route({
  summary: 'Records that the key was handed over',
  tag,
  policy: deciding,
  others: done,
  faults: [...faults, verificationFaults['key.state']],
})

const form = z.object({
  premisesId: z.uuid(),
  description: z.string().trim().min(1).max(2_000),
  owner: z.object({
    familyName: z.string().max(500),
    givenName: z.string().max(500),
    patronymic: z.string().max(500),
  }),
  ownerAddress: z.string().trim().max(300).default(''),
  accountNumber: z.string().trim().max(60).default(''),
  email: z
    .union([z.literal('').transform(() => null), z.email().max(254)])
    .nullable()
    .default(null),
  fileIds: z.array(z.uuid()).max(mostFiles).default([]),
  /** Without it nothing is taken (152-ФЗ). */
  isAgreed: z.literal(true),
})
const decision = z.discriminatedUnion('approve', [
  z.object({ approve: z.literal(true) }),
  z.object({ approve: z.literal(false), reason: z.string().max(2_000) }),
])
const base = '/api/companies/:companyId/verifications'

export interface VerificationDeps {
  files: Files
  addressOf: (c: HonoContext<HttpEnv>) => string
  post: KeyPost
}

/** «Заказать ключ от домофона», and the company's side of it. */
export function verificationRoutes({ files, addressOf, post }: VerificationDeps) {
  return new Hono<HttpEnv>()
    .post('/api/key-orders', order, input('json', form), async (c) => {
      const { isAgreed: _, ...given } = c.req.valid('json')
      const language = chooseLanguage(c.req.header('accept-language'))
      const asked = { ...given, address: addressOf(c), language }
      return order.reply(c, 201, await orderKey({ ...c.var.ctx, post }, files, requireUser(c.var.ctx.actor), asked))
    })
    .get(base, queue, input('query', queueQuery), async (c) => {
      const staff = await requireStaff(c.var.ctx, c.req.param('companyId'), 'verification.decide')
      return queue.reply(c, 200, await listKeyOrders(c.var.ctx, staff, c.req.valid('query')))
    })
    .get(`${base}/:id`, read, async (c) => {
      const staff = await requireStaff(c.var.ctx, c.req.param('companyId'), 'verification.decide')
      return read.reply(
        c,
        200,
        await readKeyOrder(c.var.ctx, staff, c.req.param('id'), chooseLanguage(c.req.header('accept-language'))),
      )
    })
    .post(`${base}/:id/decision`, decide, input('json', decision), async (c) => {
      const staff = await requireStaff(c.var.ctx, c.req.param('companyId'), 'verification.decide')
      await decideVerification({ ...c.var.ctx, post }, staff, { requestId: c.req.param('id'), ...c.req.valid('json') })
      return c.body(null, 204)
    })
    .post(`${base}/:id/revocation`, revoke, input('json', z.object({ reason: z.string().max(2_000) })), async (c) => {
      const staff = await requireStaff(c.var.ctx, c.req.param('companyId'), 'verification.decide')
      await revokeVerification(c.var.ctx, staff, { requestId: c.req.param('id'), ...c.req.valid('json') })
      return c.body(null, 204)
    })
    .post(
      `${base}/:id/ready`,
      ready,
      input('json', z.object({ text: z.string().trim().min(1).max(longestMessage) })),
      async (c) => {
        const staff = await requireStaff(c.var.ctx, c.req.param('companyId'), 'verification.decide')
        await announceKey(c.var.ctx, staff, { requestId: c.req.param('id'), ...c.req.valid('json') })
        return c.body(null, 204)
      },
    )
    .post(`${base}/:id/hand-over`, handOver, async (c) => {
      const staff = await requireStaff(c.var.ctx, c.req.param('companyId'), 'verification.decide')
      await handOverKey(c.var.ctx, staff, { requestId: c.req.param('id') })
      return c.body(null, 204)
    })
}
