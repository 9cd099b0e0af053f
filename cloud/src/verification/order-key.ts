import { and, eq, sql } from 'drizzle-orm'
import { account, readAccountNumber, wordsOf } from '../account/index.ts'
import { type PersonName, readPersonName } from '../identity/index.ts'
import { runAside } from '../platform/aside/index.ts'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { DomainError, type Language } from '../platform/errors.ts'
import type { Files } from '../platform/files/index.ts'
import { recordConsents } from '../privacy/index.ts'
import { writePremises } from '../property/index.ts'
import { addMessage, countTry, createRequest, holdRequest, type MadeRequest, request } from '../request/index.ts'
import { isInForce } from '../residency/index.ts'
import { compareExtract } from './compare-extract.ts'
import { verificationFaults } from './errors.ts'
import type { extractAside } from './find-extract.ts'
import { type LetterDeps, writeLetter } from './letters.ts'
import type { Extract } from './read-extract.ts'
import { keyOrder } from './tables.ts'

export interface KeyForm {
  premisesId: string
  description: string
  owner: PersonName
  /** Empty where the form did not ask. */
  ownerAddress: string
  accountNumber: string
  email: string | null
  /** Uploaded before, by the same person for the same company. */
  fileIds: readonly string[]
  /** Where the consent was given from, and in which language it was read. */
  address: string
  language: Language
}

export interface OrderedKey extends MadeRequest {
  /** One key per owner is (V4). */
  isFree: boolean
}

const reader = new URL('./find-extract.ts', import.meta.url)

const homeAddress = writePremises({
  address: sql.raw('b.address'),
  kind: sql.raw('p.kind'),
  number: sql.raw('p.number'),
})

interface Home {
  companyId: string
  isVerified: boolean
  /** With the flat. */
  address: string
  cadastralNumber: string
}

/**
 * «Заказать ключ от домофона»: the form becomes a request, and for who is not verified yet a case for staff to decide. The
 * first key of an owner is free; whoever asks for a further one gets a paid order.
 * @throws DomainError `verification.home`, `verification.owner`, `verification.account`, `extract.missing`,
 *   `verification.waiting`, `request.limited`, and what is wrong with a file
 */
export async function orderKey(
  ctx: LetterDeps & Pick<Context, 'db'>,
  files: Files,
  userId: string,
  form: KeyForm,
): Promise<OrderedKey> {
  const home = await ctx.db.as({ user: userId }, (tx) => findHome(tx, userId, form.premisesId))
  const { companyId, isVerified } = home
  const name = readPersonName(form.owner)
  if ('faults' in name) {
    const fields = Object.entries(name.faults).map(([path, code]) => ({ path: `owner.${path}`, code }))
    throw new DomainError(verificationFaults['verification.owner'], { fields })
  }
  const { familyName, givenName, patronymic } = name.name
  const ownerName = [familyName, givenName, patronymic].filter((it) => it !== '').join(' ')
  const accountNumber = form.accountNumber.trim() === '' ? '' : readAccountNumber(form.accountNumber)
  if (accountNumber === null) {
    throw new DomainError(verificationFaults['verification.account'], {
      fields: [{ path: 'accountNumber', code: 'invalid' }],
    })
  }
  if (!isVerified && form.fileIds.length === 0) throw new DomainError(verificationFaults['extract.missing'])
  await countTry(ctx, `key-order-by:${userId}`, { max: 10, perMs: 3_600_000 })
  const { email } = form
  if (email !== null) await countTry(ctx, `key-order-to:${email}`, { max: 5, perMs: 86_400_000 })
  const extract = await readFiles(ctx, files, { companyId, userId, fileIds: form.fileIds })

  const ordered = await ctx.db.inTenant(companyId, async (tx) => {
    const ownerKey = wordsOf(ownerName).join(' ')
    // Two forms for one owner at the same moment: the second sees the first.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`key ${form.premisesId}`}, 0))`)
    if (!isVerified) await refuseSecondForm(tx, userId, form.premisesId)
    const free = await findFreeOrder(tx, form.premisesId, ownerKey)
    const isFree = free === undefined
    const account = await findAccount(tx, { accountNumber, premisesId: form.premisesId })
    const made = await createRequest(tx, ctx.clock, {
      ...{ companyId, userId, premisesId: form.premisesId, description: form.description.trim() },
      kind: isFree ? 'key' : 'paid-key',
      title: isFree ? 'Ключ от домофона' : 'Дополнительный ключ от домофона (платно)',
      status: !isFree && isVerified ? 'awaiting-payment' : 'new',
      accountId: account?.id,
      fileIds: form.fileIds,
    })
    const entered = {
      ...{ ownerName, accountNumber, cadastralNumber: home.cadastralNumber },
      address: form.ownerAddress.trim() || home.address,
    }
    await tx.insert(keyOrder).values({
      ...{
        requestId: made.id,
        companyId,
        premisesId: form.premisesId,
        userId,
        ownerName,
        ownerKey,
        accountNumber,
        isFree,
      },
      ownerAddress: form.ownerAddress.trim(),
      email,
      check: isVerified ? 'not-needed' : 'waiting',
      extract: extract ?? null,
      comparison: compareExtract(entered, extract, account),
      createdAt: new Date(ctx.clock.now()),
    })
    const { address, language } = form
    await recordConsents(tx, { userId, companyId, purposes: ['verification'], address, language })
    if (!isFree) await tellPaid(tx, ctx, made.id, free)
    await writeLetter(tx, ctx, { email, userId, companyId }, { template: 'key-order-received', number: made.number })
    return { ...made, isFree }
  })
  ctx.post?.hurry('mail')
  return ordered
}

/** A resident's home with its company. @param tx in the person's name @throws DomainError `verification.home` */
async function findHome(tx: Transaction, userId: string, premisesId: string): Promise<Home> {
  const { rows } = await tx.execute<Home & Record<string, unknown>>(sql`
    select r.company_id as "companyId", r.verified_at is not null as "isVerified",
      ${homeAddress} as address, coalesce(p.cadastral_number, '') as "cadastralNumber"
    from residency r
      join premises p on p.id = r.premises_id
      join entrance e on e.id = p.entrance_id
      join building b on b.id = e.building_id
    where r.user_id = ${userId} and r.premises_id = ${premisesId} and ${isInForce}`)
  const [home] = rows
  if (!home) throw new DomainError(verificationFaults['verification.home'])
  return home
}

/** What can be read of the extract. Before the order is written: it takes its time, and may refuse. */
async function readFiles(
  { db }: Pick<Context, 'db'>,
  files: Files,
  { companyId, userId, fileIds }: { companyId: string; userId: string; fileIds: readonly string[] },
): Promise<Extract | undefined> {
  // In the person's name: a file that is not theirs does not exist.
  const read = await db.as({ user: userId }, async (tx) => {
    const all: Awaited<ReturnType<Files['read']>>[] = []
    for (const id of new Set(fileIds)) all.push(await files.read(tx, id))
    return all
  })
  if (read.some((it) => it.companyId !== companyId)) throw new DomainError(verificationFaults['extract.missing'])
  const readable = read.filter(({ kind }) => kind === 'xml' || kind === 'zip')
  if (readable.length === 0) return undefined
  const { parts } = await runAside<typeof extractAside>(
    reader,
    'extractAside',
    readable.map(({ kind, bytes }) => ({ kind, bytes })),
  )
  return parts[0]
}

async function refuseSecondForm(tx: Transaction, userId: string, premisesId: string): Promise<void> {
  const [waiting] = await tx
    .select({ number: request.number })
    .from(keyOrder)
    .innerJoin(request, eq(request.id, keyOrder.requestId))
    .where(and(eq(keyOrder.userId, userId), eq(keyOrder.premisesId, premisesId), eq(keyOrder.check, 'waiting')))
  if (waiting) throw new DomainError(verificationFaults['verification.waiting'], { number: waiting.number })
}

/** The free key of this owner, ordered before: its request's number. A refused form gives its key back. */
async function findFreeOrder(tx: Transaction, premisesId: string, ownerKey: string): Promise<number | undefined> {
  const [row] = await tx
    .select({ number: request.number })
    .from(keyOrder)
    .innerJoin(request, eq(request.id, keyOrder.requestId))
    .where(
      and(
        ...[eq(keyOrder.premisesId, premisesId), eq(keyOrder.ownerKey, ownerKey), eq(keyOrder.isFree, true)],
        sql`${keyOrder.check} <> 'refused'`,
      ),
    )
  return row?.number
}

async function findAccount(
  tx: Transaction,
  { accountNumber, premisesId }: { accountNumber: string; premisesId: string },
) {
  if (accountNumber === '') return undefined
  const [row] = await tx
    .select({ id: account.id, owners: account.owners, premisesId: account.premisesId })
    .from(account)
    .where(and(eq(account.number, accountNumber), eq(account.state, 'open')))
  return row && { id: row.id, owners: row.owners, isForFlat: row.premisesId === null || row.premisesId === premisesId }
}

async function tellPaid(tx: Transaction, { clock }: Pick<Context, 'clock'>, requestId: string, freeNumber: number) {
  const said = { code: 'key.paid', values: { number: String(freeNumber) } } as const
  const row = await holdRequest(tx, requestId)
  await addMessage(tx, clock, row, { author: 'system', authorId: null, said, isTold: false })
}
