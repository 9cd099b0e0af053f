import { posix } from 'node:path'
import { SaxesParser } from 'saxes'
import { DomainError } from '../../platform/errors.ts'
import { readZip, type ZipEntry } from '../../platform/files/read-zip.ts'
import { importFaults } from './errors.ts'
import { checkSize, isBlank, type Sheet, type SheetRow, sheetLimits } from './sheet.ts'

/** A workbook of 50,000 lines unpacks to some 40 MB. */
const zipLimits = { entries: 500, entryBytes: 64_000_000, totalBytes: 128_000_000 }

/**
 * Reads the first visible sheet of a workbook (ECMA-376): its values as text. Formulas give what they gave when it was saved;
 * macros, links and everything else in it is never touched.
 * @throws DomainError `file.archive`, `file.broken`, `import.broken`, `import.empty`, `import.too-large`
 */
export function readXlsx(bytes: Buffer): Sheet {
  const entries = new Map(readZip(bytes, zipLimits).map((entry) => [entry.name.replace(/^\//, ''), entry]))
  const path = sheetPath(entries)
  const strings = readStrings(entries.get('xl/sharedStrings.xml'))
  const rows = readRows(entries.get(path), strings)
  checkSize(rows)
  return { kind: 'xlsx', rows: rows.filter((row) => !isBlank(row)) }
}

function sheetPath(entries: ReadonlyMap<string, ZipEntry>): string {
  const targets = new Map<string, string>()
  parseXml(entries.get('xl/_rels/workbook.xml.rels'), {
    open: (name, { Id = '', Target = '' }) => {
      if (name === 'Relationship')
        targets.set(Id, posix.normalize(posix.join('/xl', Target.replace(/^\/xl\//, ''))).slice(1))
    },
  })
  const sheets: string[] = []
  parseXml(entries.get('xl/workbook.xml'), {
    open: (name, attributes) => {
      const isVisible = (attributes.state ?? 'visible') === 'visible'
      const [, id = ''] = Object.entries(attributes).find(([key]) => key.endsWith(':id')) ?? []
      if (name === 'sheet' && isVisible) sheets.push(targets.get(id) ?? '')
    },
  })
  const [first] = sheets
  if (first === undefined || !entries.has(first)) throw new DomainError(importFaults['import.empty'])
  return first
}

function readStrings(entry: ZipEntry | undefined): string[] {
  const strings: string[] = []
  if (!entry) return strings
  let text = ''
  let isText = false
  let phonetic = 0
  parseXml(entry, {
    open: (name) => {
      if (name === 'si') text = ''
      if (name === 'rPh') phonetic++
      isText = name === 't' && phonetic === 0
    },
    text: (said) => {
      if (isText && text.length < sheetLimits.cell) text += said
    },
    close: (name) => {
      if (name === 'si') strings.push(text.slice(0, sheetLimits.cell))
      if (name === 'rPh') phonetic--
      if (name === 't') isText = false
    },
  })
  return strings
}

function readRows(entry: ZipEntry | undefined, strings: readonly string[]): SheetRow[] {
  const rows: SheetRow[] = []
  let row: SheetRow = { line: 0, cells: [] }
  let cell = { at: 0, type: 'n', text: '' }
  let isValue = false
  parseXml(entry, {
    open: (name, { r, t }) => {
      if (name === 'row') {
        row = { line: Number(r ?? row.line + 1), cells: [] }
        if (rows.length > sheetLimits.rows) throw tooLarge()
      } else if (name === 'c') {
        cell = { at: r === undefined ? row.cells.length : columnOf(r), type: t ?? 'n', text: '' }
        if (cell.at >= sheetLimits.columns * 4) throw tooLarge()
      }
      isValue = name === 'v' || name === 't'
    },
    text: (said) => {
      if (isValue && cell.text.length < sheetLimits.cell) cell.text += said
    },
    close: (name) => {
      if (name === 'v' || name === 't') isValue = false
      if (name === 'c' && cell.text !== '') {
        while (row.cells.length < cell.at) row.cells.push('')
        row.cells[cell.at] = shownValue(cell, strings).slice(0, sheetLimits.cell)
      }
      if (name === 'row') rows.push(row)
    },
  })
  return rows
}

function shownValue({ type, text }: { type: string; text: string }, strings: readonly string[]): string {
  if (type === 's') return strings[Number(text)] ?? ''
  if (type === 'b') return text === '1' ? 'TRUE' : 'FALSE'
  // 54.299999999999997 was typed as 54.3.
  if (type === 'n' && Number.isFinite(Number(text))) return String(Number(Number(text).toPrecision(15)))
  return text
}

/** «AB12» stands in column 27, counted from nought. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0] ?? 'A'
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

interface Listener {
  open?(name: string, attributes: Record<string, string>): void
  text?(text: string): void
  close?(name: string): void
}

/** Names without their prefix: some programs write `x:row`. Entities of a document's own are unknown, so none expands. */
function parseXml(entry: ZipEntry | undefined, { open, text, close }: Listener): void {
  if (!entry) throw new DomainError(importFaults['import.empty'])
  const parser = new SaxesParser<{ xmlns: false; fileName: string }>({ xmlns: false, fileName: entry.name })
  const local = (name: string) => name.slice(name.indexOf(':') + 1)
  parser.on('error', (error) => {
    throw new DomainError(importFaults['import.broken'], { line: parser.line, what: entry.name }, { cause: error })
  })
  if (open) parser.on('opentag', ({ name, attributes }) => open(local(name), attributes))
  if (text) parser.on('text', text)
  if (text) parser.on('cdata', text)
  if (close) parser.on('closetag', ({ name }) => close(local(name)))
  parser.write(entry.read().toString('utf8')).close()
}

function tooLarge(): DomainError {
  return new DomainError(importFaults['import.too-large'], { rows: sheetLimits.rows, columns: sheetLimits.columns })
}
