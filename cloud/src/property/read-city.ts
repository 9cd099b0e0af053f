import { capitalise } from './capitalise.ts'
import { cleanText, foldText } from './clean-text.ts'

const settlement = new Set(
  'г гор город пос поселок п пгт рп д дер деревня с село х хутор ст станица мкр мкрн микрорайон м-н мкр-н го г.о р-н район'.split(
    ' ',
  ),
)
const wider = /(?:^|\s)(?:обл|область|край|респ|республика|россия|рф|ао|округ)\.?(?:\s|$)/iu

export interface City {
  /** «Химки»; empty when nothing was said. */
  name: string
  key: string
}

/** Reads «г. Химки», «ХИМКИ», «Московская обл., г.о. Химки»; a district such as «мкр. Сходня» stands for its city. */
export function readCity(typed: string): City {
  const parts = cleanText(typed)
    .split(',')
    .map(nameOf)
    .filter((name) => !wider.test(name))
    .filter((name) => name !== '')
  const name = capitalise(parts.at(-1) ?? '')
  return { name, key: foldText(name) }
}

function nameOf(part: string): string {
  const words = part
    .replace(/\.(?=[\p{L}\p{Nd}]{2})/gu, '. ')
    .split(' ')
    .map((word) => word.replace(/^[^\p{L}\p{Nd}]+|[^\p{L}\p{Nd}.]+$/gu, ''))
    .filter((word) => /[\p{L}\p{Nd}]/u.test(word))
  const isKind = (word = '') => settlement.has(word.toLowerCase().replaceAll('ё', 'е').replace(/\.+$/, ''))
  while (words.length > 1 && isKind(words[0])) words.shift()
  while (words.length > 1 && isKind(words.at(-1))) words.pop()
  return words.join(' ')
}
