import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Context } from '../platform/context.ts'
import type { Transaction } from '../platform/database/index.ts'
import { storedFile } from '../platform/files/index.ts'
import { addMessage, isEnded, requestFile } from '../request/index.ts'
import { compareExtract } from './compare-extract.ts'
import { holdOrder } from './hold-order.ts'
import { keyOrder } from './tables.ts'

/**
 * The request of a key was closed: a form that nobody has decided is withdrawn, so that another can be filled in, and a key
 * that was not handed over counts as no free one.
 * @param tx in the company's name; it holds the request
 */
export async function withdrawOrder(tx: Transaction, requestId: string): Promise<void> {
  const its = and(eq(keyOrder.requestId, requestId), isNull(keyOrder.handedOverAt))
  const open = ['waiting', 'approved', 'not-needed'] as const
  await tx
    .update(keyOrder)
    .set({ isFree: false })
    .where(and(its, inArray(keyOrder.check, open)))
  await tx
    .update(keyOrder)
    .set({ check: 'withdrawn' })
    .where(and(its, eq(keyOrder.check, 'waiting')))
}

const nothing = compareExtract(
  { ownerName: '', address: '', cadastralNumber: '', accountNumber: '' },
  undefined,
  undefined,
)

/**
 * The person takes back the consent to have extracts checked (152-ФЗ art. 9): forms under check are closed, and what was
 * taken from the extract goes with the files. What is decided already stays.
 */
export async function withdrawForms({ db, clock }: Pick<Context, 'db' | 'clock'>, userId: string): Promise<void> {
  const waiting = await db.as({ user: userId }, (tx) =>
    tx
      .select({ requestId: keyOrder.requestId, companyId: keyOrder.companyId })
      .from(keyOrder)
      .where(and(eq(keyOrder.userId, userId), eq(keyOrder.check, 'waiting'))),
  )
  for (const { requestId, companyId } of waiting) {
    await db.inTenant(companyId, async (tx) => {
      const { order, request } = await holdOrder(tx, requestId)
      // Staff were faster: their decision stands.
      if (order.check !== 'waiting') return
      const forgotten = { ownerAddress: '', accountNumber: '', extract: null, comparison: nothing }
      await tx
        .update(keyOrder)
        .set({ check: 'withdrawn', isFree: false, ...forgotten })
        .where(eq(keyOrder.requestId, requestId))
      const files = await tx
        .select({ id: requestFile.fileId })
        .from(requestFile)
        .innerJoin(storedFile, eq(storedFile.id, requestFile.fileId))
        .where(and(eq(requestFile.requestId, requestId), eq(storedFile.ownerId, userId)))
      const ids = files.map(({ id }) => id)
      await tx.delete(requestFile).where(inArray(requestFile.fileId, ids))
      await tx.delete(storedFile).where(inArray(storedFile.id, ids))
      if (isEnded(request.status)) return
      const said = { code: 'check.withdrawn', values: {} } as const
      await addMessage(tx, clock, request, { author: 'system', authorId: null, said, to: 'closed', isTold: false })
    })
  }
}
