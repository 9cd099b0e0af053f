import { randomBytes } from 'node:crypto'
import { and, eq, inArray, isNull, lt } from 'drizzle-orm'
import { uuidv7 } from 'uuidv7'
import type { Context } from '../context.ts'
import type { Transaction } from '../database/index.ts'
import { DomainError } from '../errors.ts'
import { isUuid } from '../is-uuid.ts'
import type { BlobStore } from './blob-store.ts'
import { fileFaults } from './errors.ts'
import type { FileKind } from './file-kinds.ts'
import type { MasterKeys } from './master-keys.ts'
import { seal, unseal } from './seal.ts'
import { storedFile } from './tables.ts'

export interface NewFile {
  companyId: string
  /** Who gives it. */
  ownerId: string
  /** As `sniffFile` leaves them. */
  name: string
  kind: FileKind
  bytes: Buffer
  /** Kept from the first moment, since what is made now refers to it; else `keepFiles` must follow within a day. */
  isKept?: boolean
}

export interface ReadFile {
  id: string
  companyId: string
  name: string
  kind: FileKind
  bytes: Buffer
}

/** Files of people, encrypted where they lie. */
export interface Files {
  /** Stores a file within a transaction of its company. The bytes are there before the row is. @returns its id */
  store(tx: Transaction, file: NewFile): Promise<string>
  /**
   * A file that the transaction may see. Whether this person may see it is the caller's to decide.
   * @throws DomainError `file.unknown`
   */
  read(tx: Transaction, fileId: string): Promise<ReadFile>
  /** Forgets files within a transaction of their company; their bytes go with the next sweep. */
  remove(tx: Transaction, fileIds: readonly string[]): Promise<void>
  /** Throws away what nothing keeps: uploads of more than a day ago, and bytes without a row. @returns how many bytes' files went */
  sweep(): Promise<number>
}

const dayMs = 24 * 60 * 60 * 1000
const batch = 200

export function createFiles(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  { blobs, keys }: { blobs: BlobStore; keys: MasterKeys },
): Files {
  const master = (name: string) => {
    const key = keys.byName.get(name)
    if (!key) throw new Error(`the master key ${name} of files is not in the data folder`)
    return key
  }

  /** The rows of these files that are to stay; uploads that nobody kept for a day go. */
  const settle = (companyId: string, ids: readonly string[]) =>
    db.inTenant(companyId, async (tx) => {
      const late = new Date(clock.now() - dayMs)
      await tx.delete(storedFile).where(and(isNull(storedFile.keptAt), lt(storedFile.createdAt, late)))
      const rows = await tx
        .select({ id: storedFile.id })
        .from(storedFile)
        .where(inArray(storedFile.id, [...ids]))
      return new Set(rows.map((it) => it.id))
    })

  return {
    async store(tx, { companyId, ownerId, name, kind, bytes, isKept = false }) {
      const id = uuidv7()
      const key = randomBytes(32)
      await blobs.put(`${companyId}/${id}`, seal(key, bytes, id))
      const createdAt = new Date(clock.now())
      await tx.insert(storedFile).values({
        ...{ id, companyId, ownerId, name, kind, createdAt },
        sizeBytes: bytes.length,
        wrappedKey: seal(master(keys.current), key, id),
        masterKey: keys.current,
        keptAt: isKept ? createdAt : null,
      })
      return id
    },
    async read(tx, fileId) {
      const [row] = isUuid(fileId) ? await tx.select().from(storedFile).where(eq(storedFile.id, fileId)) : []
      const sealed = row && (await blobs.get(`${row.companyId}/${row.id}`))
      if (!row || !sealed) throw new DomainError(fileFaults['file.unknown'])
      const { id, companyId, name, kind } = row
      return { id, companyId, name, kind, bytes: unseal(unseal(master(row.masterKey), row.wrappedKey, id), sealed, id) }
    },
    async remove(tx, fileIds) {
      if (fileIds.length > 0) await tx.delete(storedFile).where(inArray(storedFile.id, [...fileIds]))
    },
    async sweep() {
      let gone = 0
      let waiting: { companyId: string; ids: string[] } | undefined
      const flush = async () => {
        if (!waiting) return
        const { companyId, ids } = waiting
        waiting = undefined
        const staying = await settle(companyId, ids)
        for (const id of ids.filter((it) => !staying.has(it))) {
          await blobs.remove(`${companyId}/${id}`)
          gone++
        }
      }
      for await (const { key, writtenAtMs } of blobs.list()) {
        const [companyId = '', id = ''] = key.split('/')
        if (!isUuid(companyId) || !isUuid(id) || clock.now() - writtenAtMs < dayMs) continue
        if (waiting && (waiting.companyId !== companyId || waiting.ids.length >= batch)) await flush()
        waiting ??= { companyId, ids: [] }
        waiting.ids.push(id)
      }
      await flush()
      return gone
    },
  }
}
