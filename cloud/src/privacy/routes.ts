import { Hono, type Context as HonoContext } from 'hono'
import { z } from 'zod'
import { type Identity, identityFaults, proofWay, proveAgain, sendProof } from '../identity/index.ts'
import { chooseLanguage, type HttpEnv, input, route } from '../platform/http/index.ts'
import { archiveView, readArchive, requestArchive, takeArchive } from './archives.ts'
import {
  type BeforeWithdrawn,
  consentView,
  giveConsent,
  listConsents,
  type OnWithdrawn,
  offeredView,
  withdrawConsent,
} from './consents.ts'
import { purposes } from './documents/index.ts'
import { cancelErasure, erasureView, planErasure, readErasure } from './erasures.ts'
import { privacyFaults } from './errors.ts'
import { listLooks, lookView } from './list-looks.ts'
import type { ArchiveDeps } from './make-archive.ts'
import { privacyPolicy } from './policy.ts'
import { documentView, readDocument } from './read-document.ts'

export interface PrivacyRoutesDeps extends Pick<ArchiveDeps, 'jobs' | 'blobs' | 'tables'> {
  identity: Identity
  addressOf: (c: HonoContext) => string
  onWithdrawn: OnWithdrawn
  beforeWithdrawn: BeforeWithdrawn
}

const tag = 'privacy'
const policy = privacyPolicy.own

const documentRoute = route({
  summary: 'What people are asked to agree to, for one purpose, in the language of the asker',
  tag,
  policy: privacyPolicy.read,
  replies: { 200: documentView },
  faults: [privacyFaults['document.unknown']],
})
const documentQuery = z.object({
  version: z.string().max(20).optional(),
  company: z.string().max(64).optional().meta({ description: 'Id or slug of the company whose name stands in it' }),
  language: z.enum(['ru', 'en']).optional(),
})

const consentsRoute = route({
  summary: 'What the person agreed to and when, and what else they may agree to',
  tag,
  policy,
  replies: { 200: z.object({ consents: z.array(consentView), offered: z.array(offeredView) }) },
})
const purposeInput = z.object({ purpose: z.enum(purposes) })

const giveRoute = route({
  summary: 'Agree to something optional',
  tag,
  policy,
  others: { 204: { description: 'Kept' } },
})

const withdrawRoute = route({
  summary: 'Take a consent back; what follows from it happens at once',
  tag,
  policy,
  others: { 204: { description: 'Withdrawn' } },
  faults: [privacyFaults['consent.required'], privacyFaults['consent.none']],
})

const looksRoute = route({
  summary: "Who of staff looked at the person's data or changed them",
  tag,
  policy,
  replies: { 200: z.object({ looks: z.array(lookView), next: z.uuid().nullable() }) },
})
const looksQuery = z.object({ limit: z.coerce.number().int().min(1).max(100).default(20), before: z.uuid().optional() })

const archiveRoute = route({
  summary: 'Where the last archive asked for stands',
  tag,
  policy,
  replies: { 200: z.object({ archive: archiveView.nullable() }) },
})

const requestArchiveRoute = route({
  summary: 'Ask for an archive of everything about oneself; the person is told when it is ready',
  tag,
  policy,
  replies: { 202: z.object({ archive: archiveView }) },
  faults: [privacyFaults['archive.under-way'], privacyFaults['archive.limited']],
})

const takeArchiveRoute = route({
  summary: 'Fetch an archive: once, by its owner',
  tag,
  policy,
  others: {
    200: {
      description: 'ZIP',
      content: { 'application/zip': { schema: { type: 'string', format: 'binary' } as const } },
    },
  },
  faults: [
    privacyFaults['archive.unknown'],
    privacyFaults['archive.not-ready'],
    privacyFaults['archive.taken'],
    privacyFaults['archive.expired'],
  ],
})

const erasureRoute = route({
  summary: 'What the end of the account means, and whether it is planned',
  tag,
  policy,
  replies: { 200: erasureView },
})

const proofCodeRoute = route({
  summary: 'Send a code to the own phone, to prove again that it is oneself',
  tag,
  policy,
  replies: { 202: z.object({ phone: z.string(), resendAfterS: z.int(), codeLength: z.int() }) },
  faults: [identityFaults['code.limited'], identityFaults['code.unsent'], identityFaults['phone.invalid']],
})

const eraseRoute = route({
  summary: '«Удалить аккаунт»: plans it, after the password or the code was given again',
  tag,
  policy,
  replies: { 202: z.object({ dueAt: z.iso.datetime() }) },
  faults: [
    privacyFaults['erasure.staff'],
    privacyFaults['erasure.planned'],
    identityFaults['code.wrong'],
    identityFaults['code.expired'],
    identityFaults['code.limited'],
    identityFaults['password.old-wrong'],
  ],
})

const cancelRoute = route({
  summary: 'Call the deletion off',
  tag,
  policy,
  others: { 204: { description: 'The account stays' } },
  faults: [privacyFaults['erasure.none']],
})

const languageOf = (c: HonoContext) => chooseLanguage(c.req.header('accept-language'))

/** Documents, consents, and what people may do with their own data (R15). */
export function privacyRoutes(deps: PrivacyRoutesDeps) {
  const { identity, addressOf, tables } = deps
  return new Hono<HttpEnv>()
    .get('/api/consent-documents/:purpose', documentRoute, input('query', documentQuery), async (c) => {
      const { version, company, language = languageOf(c) } = c.req.valid('query')
      const which = { purpose: c.req.param('purpose'), version, company, language }
      return documentRoute.reply(c, 200, await readDocument(c.var.ctx, which))
    })
    .get('/api/consents', consentsRoute, async (c) =>
      consentsRoute.reply(c, 200, await listConsents(c.var.ctx, languageOf(c))),
    )
    .post('/api/consents', giveRoute, input('json', purposeInput), async (c) => {
      await giveConsent(c.var.ctx, { ...c.req.valid('json'), address: addressOf(c), language: languageOf(c) })
      return c.body(null, 204)
    })
    .post('/api/consents/withdraw', withdrawRoute, input('json', purposeInput), async (c) => {
      const what = { ...c.req.valid('json'), address: addressOf(c), language: languageOf(c) }
      await withdrawConsent(c.var.ctx, deps, what)
      return c.body(null, 204)
    })
    .get('/api/privacy/looks', looksRoute, input('query', looksQuery), async (c) => {
      const { limit, before } = c.req.valid('query')
      return looksRoute.reply(c, 200, await listLooks(c.var.ctx, { limit, before }))
    })
    .get('/api/privacy/archive', archiveRoute, async (c) =>
      archiveRoute.reply(c, 200, { archive: await readArchive(c.var.ctx) }),
    )
    .post('/api/privacy/archive', requestArchiveRoute, async (c) =>
      requestArchiveRoute.reply(c, 202, { archive: await requestArchive(c.var.ctx, deps) }),
    )
    .post('/api/privacy/archive/:id/take', takeArchiveRoute, async (c) => {
      const bytes = await takeArchive(c.var.ctx, deps, c.req.param('id'))
      const headers = {
        'content-type': 'application/zip',
        'content-disposition': 'attachment; filename="domovoy-my-data.zip"',
      }
      return c.body(new Uint8Array(bytes), 200, headers)
    })
    .get('/api/privacy/erasure', erasureRoute, async (c) =>
      erasureRoute.reply(c, 200, await readErasure(c.var.ctx, { tables, proof: await proofWay(c.var.ctx) })),
    )
    .post('/api/privacy/erasure/code', proofCodeRoute, async (c) => {
      const sent = await sendProof(c.var.ctx, identity, { address: addressOf(c), language: languageOf(c) })
      const { phone, resendAfterMs, codeLength } = sent
      return proofCodeRoute.reply(c, 202, { phone, resendAfterS: Math.ceil(resendAfterMs / 1000), codeLength })
    })
    .post('/api/privacy/erasure', eraseRoute, input('json', z.object({ proof: z.string().max(200) })), async (c) => {
      await proveAgain(c.var.ctx, identity, { proof: c.req.valid('json').proof, address: addressOf(c) })
      return eraseRoute.reply(c, 202, await planErasure(c.var.ctx, deps))
    })
    .delete('/api/privacy/erasure', cancelRoute, async (c) => {
      await cancelErasure(c.var.ctx)
      return c.body(null, 204)
    })
}
