import { DomainError } from '../../platform/errors.ts'
import { importFaults } from './errors.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import type { Sheet, SheetRow } from './sheet.ts'

const binary = [
  // The old .xls, a PDF, a PNG, a RAR.
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0x52, 0x61, 0x72, 0x21],
]

const atOnce = 1_000

/** What stands in a file, its rows in parts: for a thread of its own. @throws DomainError as `readSheet` does */
export function* sheetInParts(bytes: Uint8Array): Generator<SheetRow[], Omit<Sheet, 'rows'>> {
  const { rows, ...sheet } = readSheet(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  for (let from = 0; from < rows.length; from += atOnce) yield rows.slice(from, from + atOnce)
  return sheet
}

/** What stands in a file, by what it is and not by what it is called. @throws DomainError `import.…`, `file.…` */
function readSheet(bytes: Buffer): Sheet {
  const startsWith = (signature: readonly number[]) => signature.every((byte, at) => bytes[at] === byte)
  if (binary.some(startsWith)) throw new DomainError(importFaults['import.kind'])
  const sheet = startsWith([0x50, 0x4b]) ? readXlsx(bytes) : readCsv(bytes)
  if (sheet.rows.length < 2) throw new DomainError(importFaults['import.empty'])
  return sheet
}
