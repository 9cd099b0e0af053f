/** A file's size as people say it: in kilobytes, from a megabyte on in megabytes. */
export function fileSize(bytes: number, language: string): string {
  const isMega = bytes >= 1_000_000
  const amount = isMega ? bytes / 1_000_000 : Math.max(1, Math.round(bytes / 1000))
  const unit = isMega ? 'megabyte' : 'kilobyte'
  return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: isMega ? 1 : 0 }).format(amount)
}
