import { DomainError } from '../../platform/errors.ts'
import { importFaults } from './errors.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import type { Sheet } from './sheet.ts'

const binary = [
  // The old .xls, a PDF, a PNG, a RAR.
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x25, 0x50, 0x44, 0x46],
  [0x89, 0x50, 0x4e, 0x47],
  [0x52, 0x61, 0x72, 0x21],
]

/** What stands in a file, by what it is and not by what it is called. @throws DomainError `import.…`, `file.…` */
export function readSheet(bytes: Buffer): Sheet {
  const startsWith = (signature: readonly number[]) => signature.every((byte, at) => bytes[at] === byte)
  if (binary.some(startsWith)) throw new DomainError(importFaults['import.kind'])
  const sheet = startsWith([0x50, 0x4b]) ? readXlsx(bytes) : readCsv(bytes)
  if (sheet.rows.length < 2) throw new DomainError(importFaults['import.empty'])
  return sheet
}
