import { type FileKind, readZip } from '../platform/files/index.ts'
import { type Extract, readExtract } from './read-extract.ts'

/**
 * The extract among the files of a form: an XML, or one in an archive as Rosreestr sends it (at most an archive in an archive).
 * @returns undefined when there is none that can be read by a program: a PDF, a picture, another XML
 * @throws DomainError as `readExtract` and `readZip` do
 */
export function findExtract(files: readonly { kind: FileKind; bytes: Buffer }[]): Extract | undefined {
  for (const { kind, bytes } of files) {
    const extract = kind === 'xml' ? readExtract(bytes) : kind === 'zip' ? inArchive(bytes, 0) : undefined
    if (extract) return extract
  }
  return undefined
}

function inArchive(bytes: Buffer, depth: number): Extract | undefined {
  for (const entry of readZip(bytes)) {
    const name = entry.name.toLowerCase()
    const extract = name.endsWith('.xml')
      ? readExtract(entry.read())
      : name.endsWith('.zip') && depth === 0
        ? inArchive(entry.read(), depth + 1)
        : undefined
    if (extract) return extract
  }
  return undefined
}
