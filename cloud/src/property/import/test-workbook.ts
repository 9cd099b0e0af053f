import { strToU8, zipSync } from 'fflate'

/** A workbook as Excel saves one: texts shared, numbers as they are, an empty cell left out. */
export function workbook(
  rows: readonly (readonly (string | number | null)[])[],
  parts: { sheet?: string } = {},
): Buffer {
  const strings: string[] = []
  const cell = (value: string | number | null, row: number, at: number) => {
    const reference = `${String.fromCharCode(65 + at)}${row + 1}`
    if (value === null) return ''
    if (typeof value === 'number') return `<c r="${reference}"><v>${value}</v></c>`
    return `<c r="${reference}" t="s"><v>${strings.push(value) - 1}</v></c>`
  }
  const lines = rows.map(
    (cells, row) => `<row r="${row + 1}">${cells.map((it, at) => cell(it, row, at)).join('')}</row>`,
  )
  const space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  const relations = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
  const files = {
    'xl/workbook.xml': `<workbook ${space} ${relations}><sheets><sheet name="Скрытый" sheetId="1" state="hidden" r:id="rId1"/><sheet name="Дома" sheetId="2" r:id="rId2"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet9.xml"/><Relationship Id="rId2" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml':
      parts.sheet ?? `<worksheet ${space}><sheetData>${lines.join('')}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst ${space}>${strings.map((it) => `<si><r><t>${it}</t></r></si>`).join('')}</sst>`,
  }
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))))
}
