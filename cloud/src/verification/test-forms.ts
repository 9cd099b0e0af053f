import { and, eq, isNull } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { type ExtractOwner, extractXml, otherCompany, ownCompany, premisesIdOf } from '../demo/index.ts'
import { ensureUser } from '../identity/index.ts'
import { premises } from '../property/index.ts'
import { claimPremises, residency } from '../residency/index.ts'
import { permissions, type StaffActor } from '../staff/index.ts'
import { startTestCloud } from '../test-cloud.ts'
import { decideVerification } from './decide-verification.ts'

export const [{ entranceId }] = ownCompany.houses
export const companyId = ownCompany.id
export const ordered = z.object({ id: z.uuid(), number: z.int(), isFree: z.boolean() })
export const uploaded = z.object({ id: z.uuid() })
const problem = z.object({ code: z.string() })
const thread = z.object({
  status: z.string(),
  unread: z.int(),
  messages: z.array(z.object({ author: z.string(), text: z.string(), authorName: z.string().nullable() })),
  files: z.array(z.object({ id: z.uuid(), name: z.string() })),
})

/** A cloud, its staff, and whatever people do with the form of a key. Sign-ins are limited: some thirty a file. */
export async function startForms() {
  let people = 0
  const cloud = await startTestCloud()
  const ctx = () => ({ db: cloud.database.db, clock: cloud.clock, actor: { kind: 'anonymous' } as const })
  const all = { staffId: uuidv7(), roles: ['administrator'] as const, permissions }
  const olga = await ensureUser(ctx(), {
    givenName: 'Ольга',
    familyName: 'Дежурная',
    patronymic: '',
    phone: '+79000000090',
  })
  const staff: StaffActor = { companyId, userId: olga, ...all }
  const more = Array.from({ length: 10 }, (_, at) => ({
    id: premisesIdOf(entranceId, 13 + at),
    number: `${13 + at}`,
  }))
  await cloud.database.db.inTenant(companyId, (tx) =>
    tx.insert(premises).values(more.map((it) => ({ ...it, companyId, entranceId }))),
  )
  const stranger: StaffActor = { companyId: otherCompany.id, userId: uuidv7(), ...all }

  /** Somebody new who says to live in a flat. */
  const newcomer = async (flat: number, relation: 'owner' | 'family' = 'owner') => {
    const phone = `+7900111${String(++people).padStart(4, '0')}`
    const userId = await ensureUser(ctx(), { givenName: 'Анна', familyName: 'Новосёлова', patronymic: '', phone })
    const premisesId = premisesIdOf(entranceId, flat)
    await cloud.database.db.inTenant(companyId, (tx) =>
      claimPremises(tx, cloud, { companyId, userId, premisesId, relation }),
    )
    return { phone, userId, premisesId, flat }
  }
  const upload = async (phone: string, name: string, bytes: Buffer, company: string = companyId) => {
    const body = new FormData()
    body.append('file', new File([new Uint8Array(bytes)], name))
    const packed = new Response(body)
    const headers = { 'content-type': packed.headers.get('content-type') ?? '' }
    const init = { method: 'POST', headers, body: Buffer.from(await packed.arrayBuffer()) as unknown as string }
    return await cloud.ask(phone, `/api/files?company=${company}`, init)
  }
  const post = (phone: string, path: string, body: unknown) =>
    cloud.ask(phone, path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const codeOf = async (response: Response) => problem.parse(await response.json()).code

  const extractFor = (flat: number, owners?: readonly ExtractOwner[], date = '2026-11-18') =>
    extractXml({
      address: `Московская область, г. Химки, ул. Лесная, д. 10, кв. ${flat}`,
      date,
      ...(owners && { owners }),
    })
  const form = (who: Newcomer, fileIds: string[]) => ({
    premisesId: who.premisesId,
    description: 'Прошу выдать ключ',
    owner: { familyName: 'Смирнова', givenName: 'Анна', patronymic: 'Павловна' },
    fileIds,
    isAgreed: true,
  })
  const order = async (who: Newcomer, bytes = extractFor(who.flat)) => {
    const file = uploaded.parse(await (await upload(who.phone, 'extract.xml', bytes)).json())
    return await post(who.phone, '/api/key-orders', form(who, [file.id]))
  }
  const ordering = async (who: Newcomer, bytes?: Buffer) => ordered.parse(await (await order(who, bytes)).json())
  const read = async (phone: string, id: string) =>
    thread.parse(await (await cloud.ask(phone, `/api/requests/${id}`)).json())
  const approve = (requestId: string) => decideVerification(ctx(), staff, { requestId, approve: true })
  const isVerified = async ({ userId, premisesId }: Newcomer) => {
    const [row] = await cloud.database.db.inTenant(companyId, (tx) =>
      tx
        .select({ verifiedAt: residency.verifiedAt })
        .from(residency)
        .where(and(eq(residency.userId, userId), eq(residency.premisesId, premisesId), isNull(residency.endedAt))),
    )
    return row?.verifiedAt != null
  }
  return {
    cloud,
    ctx,
    staff,
    stranger,
    newcomer,
    upload,
    post,
    codeOf,
    extractFor,
    form,
    order,
    ordering,
    read,
    approve,
    isVerified,
  }
}

export type Forms = Awaited<ReturnType<typeof startForms>>

export interface Newcomer {
  phone: string
  userId: string
  premisesId: string
  flat: number
}
