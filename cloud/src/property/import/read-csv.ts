import { CsvError, parse } from 'csv-parse/sync'
import { DomainError } from '../../platform/errors.ts'
import { decodeText } from './decode-text.ts'
import { importFaults } from './errors.ts'
import { checkSize, isBlank, type Sheet, type SheetRow, sheetLimits } from './sheet.ts'

const delimiters = [';', ',', '\t'] as const

/**
 * Reads a CSV (RFC 4180), whichever its encoding and delimiter.
 * @throws DomainError `import.broken` `{ line, what }`, `import.kind` for what is no text, `import.too-large`
 */
export function readCsv(bytes: Buffer): Sheet {
  const { text, encoding } = decodeText(bytes)
  if (text.includes('\0')) throw new DomainError(importFaults['import.kind'])
  const delimiter = findDelimiter(text)
  const rows = readRows(text, delimiter)
  checkSize(rows)
  return { kind: 'csv', encoding, delimiter, rows }
}

function readRows(text: string, delimiter: string): SheetRow[] {
  try {
    const records = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      // A quote within a word is a quote: «ООО "Ромашка"».
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: sheetLimits.columns * sheetLimits.cell * 4,
      to: sheetLimits.rows + 1,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return records
      .map(({ record, info }) => ({ line: info.lines, cells: record.map((cell) => cell.slice(0, sheetLimits.cell)) }))
      .filter((row) => !isBlank(row))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error.lines === 'number' ? error.lines : 1
    throw new DomainError(importFaults['import.broken'], { line, what: error.code }, { cause: error })
  }
}

/** The sign that parts the most cells of the first lines; quoted text does not count. */
function findDelimiter(text: string): (typeof delimiters)[number] {
  const bare = text.slice(0, 20_000).replace(/"[^"]*"/g, '')
  const head = bare.split(/\r?\n/, 5).join('\n')
  const counts = delimiters.map((sign) => ({ sign, count: head.split(sign).length }))
  return counts.reduce((best, it) => (it.count > best.count ? it : best)).sign
}
