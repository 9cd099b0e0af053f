/** What a spreadsheet would take for a formula (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r]/

/** Rows as CSV (RFC 4180) as Excel wants it in Russian: a byte order mark, semicolons; no cell is a formula. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  const cell = (value: string) => {
    const harmless = formula.test(value) ? `'${value}` : value
    return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
  }
  return `\uFEFF${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`
}
