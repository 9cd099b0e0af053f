const small = new Set([
  'на',
  'и',
  'в',
  'во',
  'у',
  'с',
  'к',
  'до',
  'за',
  'над',
  'под',
  'лет',
  'года',
  'км',
  'им',
  'де',
  'фон',
])

/** «лесная» and «ЛЕСНАЯ» become «Лесная», «ростов-на-дону» «Ростов-на-Дону»; what is written in both cases stays as it is. */
export function capitalise(text: string): string {
  return text.replace(/[\p{L}\p{Nd}]+/gu, (word, at: number) => {
    // «1-я»: the ending of a number is no word.
    if (/\p{Nd}/u.test(word) || /\p{Nd}-$/u.test(text.slice(0, at))) return word.toLowerCase()
    const isLower = word === word.toLowerCase()
    if (isLower && at > 0 && small.has(word)) return word
    const isShouted = word === word.toUpperCase() && word.length > 2
    if (!isLower && !isShouted) return word
    const [first = '', ...rest] = word
    const lower = rest.join('').toLowerCase()
    return isShouted && at > 0 && small.has(word.toLowerCase()) ? word.toLowerCase() : first.toUpperCase() + lower
  })
}
