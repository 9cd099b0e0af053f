import type { FileKind } from '../platform/files/index.ts'
import { type ZipEntry, zipBudget } from '../platform/files/read-zip.ts'
import { type Extract, readExtract } from './read-extract.ts'

/**
 * The extract among the files of a form: an XML, or one in an archive as Rosreestr sends it (at most an archive in an archive).
 * @returns undefined when there is none that can be read by a program: a PDF, a picture, another XML
 * @throws DomainError as `readExtract` and `readZip` do
 */
export function findExtract(files: readonly { kind: FileKind; bytes: Buffer }[]): Extract | undefined {
  for (const { kind, bytes } of files) {
    const extract = kind === 'xml' ? readExtract(bytes) : kind === 'zip' ? inArchive(bytes, zipBudget(), 0) : undefined
    if (extract) return extract
  }
  return undefined
}

/** The same for a thread of its own: an extract may take megabytes. @throws DomainError as `findExtract` does */
export function* extractAside(
  files: readonly { kind: FileKind; bytes: Uint8Array }[],
): Generator<Extract | undefined, void> {
  yield findExtract(
    files.map(({ kind, bytes }) => ({ kind, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) })),
  )
}

function inArchive(bytes: Buffer, open: (bytes: Buffer) => ZipEntry[], depth: number): Extract | undefined {
  for (const entry of open(bytes)) {
    const name = entry.name.toLowerCase()
    const extract = name.endsWith('.xml')
      ? readExtract(entry.read())
      : name.endsWith('.zip') && depth === 0
        ? inArchive(entry.read(), open, depth + 1)
        : undefined
    if (extract) return extract
  }
  return undefined
}
