import { cleanText } from './clean-text.ts'

const mostNumbers = 2_000

/**
 * Reads «12», «1, 2, 5», «1-60», «кв. 12А»: numbers of premises, as they are dialled.
 * @returns undefined when there is none, one cannot be read, or there are too many
 */
export function readNumbers(typed: string): string[] | undefined {
  const numbers = new Set<string>()
  for (const part of cleanText(typed).split(/[,;\s]*[,;]\s*/)) {
    if (part === '') continue
    const range = /^(\d{1,6})\s*-\s*(\d{1,6})$/.exec(part)
    if (range) {
      const [from, to] = [Number(range[1]), Number(range[2])]
      if (to < from || to - from >= mostNumbers) return undefined
      for (let number = from; number <= to; number++) numbers.add(String(number))
    } else {
      const number = readNumber(part)
      if (number === '') return undefined
      numbers.add(number)
    }
  }
  return numbers.size > 0 && numbers.size <= mostNumbers ? [...numbers] : undefined
}

/** One number: «кв. 12а» is `12А`, «№5» is `5`, «П-3» stays `П-3`; empty when nothing was said. */
export function readNumber(typed: string): string {
  const bare = cleanText(typed)
    .replace(/^(?:квартира|кв|помещение|пом|офис|оф|нежилое|машиноместо|м\/м|мм|кладовая|кл)[\s.№#]*(?![\p{L}])/iu, '')
    .replace(/^[№#\s.]+/u, '')
    .toUpperCase()
  const number = bare.replace(/^0+(?=\d)/, '').slice(0, 16)
  return /[\p{L}\p{Nd}]/u.test(number) ? number : ''
}
