import { inflateRawSync } from 'node:zlib'
import { DomainError } from '../errors.ts'
import { fileFaults } from './errors.ts'

export interface ZipLimits {
  entries: number
  /** Of one entry unpacked, and of all of them. */
  entryBytes: number
  totalBytes: number
}

/** An extract's XML takes tens of kilobytes, its printed form a few megabytes. */
const zipLimits: ZipLimits = { entries: 30, entryBytes: 12_000_000, totalBytes: 30_000_000 }

export interface ZipEntry {
  name: string
  sizeBytes: number
  /** Unpacks it. @throws DomainError `file.archive`, `file.broken` */
  read(): Buffer
}

/** Archives in an archive share one measure: what may be unpacked of one within what the outer one leaves. */
export function zipBudget(): (bytes: Buffer) => ZipEntry[] {
  let left = zipLimits.totalBytes
  return (bytes) => {
    const entries = readZip(bytes, { ...zipLimits, totalBytes: left })
    for (const { sizeBytes } of entries) left -= sizeBytes
    return entries
  }
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50

/**
 * The entries of a ZIP (APPNOTE 6.3.10, without ZIP64), by its central directory. Sizes are judged before anything is
 * unpacked, and unpacking stops at the size that was promised: a bomb is refused by either.
 * @throws DomainError `file.archive`, `file.broken`
 */
export function readZip(bytes: Buffer, limits: ZipLimits = zipLimits): ZipEntry[] {
  const end = findEnd(bytes)
  const count = bytes.readUInt16LE(end + 10)
  const from = bytes.readUInt32LE(end + 16)
  if (count === 0xffff || from === 0xffffffff) throw refused('ZIP64')
  if (count > limits.entries) throw refused(`> ${limits.entries}`)
  const entries: ZipEntry[] = []
  let total = 0
  let at = from
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== entrySignature) throw broken()
    const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)]
    const [packed, size] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)]
    const [nameBytes, extraBytes] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30)]
    const local = bytes.readUInt32LE(at + 42)
    const raw = bytes.subarray(at + 46, at + 46 + nameBytes)
    const name = raw.toString((flags & 0x800) !== 0 ? 'utf8' : 'latin1')
    at += 46 + nameBytes + extraBytes + bytes.readUInt16LE(at + 32)
    if (name.endsWith('/') && size === 0) continue
    if ((flags & 1) !== 0) throw refused('password')
    total += size
    if (size > limits.entryBytes || total > limits.totalBytes) throw refused('size')
    if (method !== 0 && method !== 8) throw refused(`method ${method}`)
    entries.push({ name, sizeBytes: size, read: () => unpack(bytes, { local, method, packed, size }) })
  }
  return entries
}

function unpack(
  bytes: Buffer,
  { local, method, packed, size }: { local: number; method: number; packed: number; size: number },
): Buffer {
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== localSignature) throw broken()
  const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  const data = bytes.subarray(from, from + packed)
  if (data.length !== packed) throw broken()
  if (method === 0) {
    if (packed !== size) throw broken()
    return Buffer.from(data)
  }
  if (size === 0) return Buffer.alloc(0)
  try {
    const unpacked = inflateRawSync(data, { maxOutputLength: size })
    if (unpacked.length === size) return unpacked
  } catch (error) {
    throw new DomainError(fileFaults['file.broken'], {}, { cause: error })
  }
  throw broken()
}

/** The end record stands last, before a comment of at most 64 kB. */
function findEnd(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at--) {
    if (bytes.readUInt32LE(at) === endSignature && bytes.readUInt16LE(at + 20) === bytes.length - at - 22) return at
  }
  throw broken()
}

function refused(what: string): DomainError {
  return new DomainError(fileFaults['file.archive'], { what })
}

function broken(): DomainError {
  return new DomainError(fileFaults['file.broken'])
}
