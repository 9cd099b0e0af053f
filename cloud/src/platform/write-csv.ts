/** What a spreadsheet would take for a formula (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r]/
const number = /^[+-]?\d[\d\s().,-]*$/

/**
 * Rows as CSV (RFC 4180) that Excel opens without asking: UTF-8 with a byte order mark, semicolons as it wants them in
 * Russian. A cell that would be a formula is kept as text.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`
}

function cell(value: string): string {
  const harmless = formula.test(value) && !number.test(value) ? `'${value}` : value
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
