import { cleanText } from '../clean-text.ts'

/**
 * Takes a whole address apart: «141400, Московская обл., г. Химки, мкр. Сходня, ул. Лесная, д. 10, корп. 2, кв. 5».
 * What cannot be told from it stays empty.
 */
export function readAddressLine(line: string) {
  const parts = cleanText(line)
    .split(/\s*,\s*/)
    .filter(Boolean)
  const postalCode = /^\d{6}$/.test(parts[0] ?? '') ? parts.shift() : undefined
  const marked = parts.findIndex((part) => /^(?:дом|д|вл|владение)(?:\.|\s)*№?\s*\d/iu.test(part))
  const at =
    marked > 0 ? marked : parts.findIndex((part, place) => place > 0 && /^№?\s*\d+(?![\p{L}\d]*-?я)/iu.test(part))
  if (at < 1) return { postalCode, city: '', district: '', street: parts.at(-1) ?? '', house: '', flat: '' }
  const rest = parts.slice(at)
  const flat = rest.find((part) => /^(?:кв|квартира|пом|помещение|оф|офис)(?:\.|\s|№)*[\p{L}\d]/iu.test(part)) ?? ''
  const places = parts
    .slice(0, at - 1)
    .filter((part) => !/(?:^|\s)(?:обл|область|край|респ|республика|россия|рф)\.?(?:\s|$)/iu.test(part))
  return {
    postalCode,
    city: places[0] ?? '',
    district: places[1] ?? '',
    street: parts[at - 1] ?? '',
    house: rest.filter((part) => part !== flat).join(' '),
    flat,
  }
}
