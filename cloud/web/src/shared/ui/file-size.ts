/** «1,2 МБ», «340 кБ». */
export function fileSize(bytes: number, language: string): string {
  const isMega = bytes >= 1_000_000
  const amount = isMega ? bytes / 1_000_000 : Math.max(1, Math.round(bytes / 1000))
  const digits = { maximumFractionDigits: isMega ? 1 : 0 }
  const unit = language.startsWith('ru') ? (isMega ? 'МБ' : 'кБ') : isMega ? 'MB' : 'kB'
  return `${new Intl.NumberFormat(language, digits).format(amount)} ${unit}`
}
