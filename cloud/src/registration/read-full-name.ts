import { type PersonName, readPersonName } from '../identity/index.ts'

const longest = 300

/** What stands before a name without being one: it belongs to the word after it. */
const prefix = /^(?:фон|ван|дер|де|ла|ди|да|дю|эль|аль|бен|ибн)$/iu

/**
 * Reads «Фамилия Имя Отчество» from one field (R5, R7). The first word is the family name, the second the given one, the rest
 * the patronymic («Мамед оглы»).
 * @returns null where family and given name cannot be told, or a letter is not Cyrillic
 */
export function readFullName(text: string): PersonName | null {
  if (text.length > longest) return null
  const words = text
    .normalize('NFC')
    .replaceAll(/\p{Cf}/gu, '')
    .trim()
    .replaceAll(/\s*([\p{Pd}−])\s*/gu, '-')
    .split(/\s+/)
  const parts: string[] = []
  for (const word of words) {
    const last = parts.at(-1)
    if (last !== undefined && prefix.test(last.split(' ').at(-1) ?? '')) parts[parts.length - 1] = `${last} ${word}`
    else parts.push(word)
  }
  const [familyName = '', givenName = '', ...rest] = parts
  const read = readPersonName({ familyName, givenName, patronymic: rest.join(' ') })
  return 'name' in read ? read.name : null
}
