/** A person's name in its parts, Фамилия, Имя, Отчество (product, R3), each as it is shown. */
export interface PersonName {
  familyName: string
  givenName: string
  /** Empty where there is none. */
  patronymic: string
}

export type NamePart = keyof PersonName

/** Why a part cannot be taken: `latin` is told apart because the cure is to switch the keyboard. */
export type NameFault = 'empty' | 'long' | 'latin' | 'letters'

export type NameFaults = Partial<Record<NamePart, NameFault>>

const parts = ['familyName', 'givenName', 'patronymic'] as const
const required = new Set<NamePart>(['familyName', 'givenName'])
const longestPart = 60
/** What nobody types by hand is not even looked at. */
const longestInput = 500

/** Words that stay small inside a name: «Мамед оглы», «фон», «де ла». The first word of a part is always capital. */
const smallWords = new Set('оглы кызы гызы улы уулу фон ван дер де ла ди да дю эль аль бен ибн'.split(' '))

/** Cyrillic words, joined by a hyphen or a space; an apostrophe inside a word. */
const word = String.raw`[\p{Script=Cyrillic}&&\p{L}]+(?:’[\p{Script=Cyrillic}&&\p{L}]+)*`
const whole = new RegExp(`^${word}(?:[ \\-]${word})*$`, 'v')

/**
 * Reads a name as people type it: spaces around and doubled, any dash and apostrophe, all capitals or all small.
 * @returns the name as it will be shown, or what is wrong with each part that cannot be one
 */
export function readPersonName(input: PersonName): { name: PersonName } | { faults: NameFaults } {
  const read = { familyName: '', givenName: '', patronymic: '' }
  const faults: NameFaults = {}
  for (const part of parts) {
    const text = tidy(input[part])
    const fault = input[part].length > longestInput ? 'long' : judge(text, required.has(part))
    if (fault) faults[part] = fault
    else read[part] = text
  }
  return Object.keys(faults).length > 0 ? { faults } : { name: read }
}

/** How others see a person: «Анна Смирнова». */
export function displayName({ givenName, familyName }: PersonName): string {
  return `${givenName} ${familyName}`.trim()
}

function tidy(text: string): string {
  return text
    .slice(0, longestInput)
    .normalize('NFC')
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?[\p{Pd}−] ?/gu, '-')
    .replaceAll(/['`´ʼʹ‘′]/g, '’')
    .split(/(?<=[ -])/)
    .map(capitalise)
    .join('')
}

/** A word gets a capital; capitals all through become small, as after Caps Lock. Who mixes them knows why («МакДональд»). */
function capitalise(piece: string, position: number): string {
  const small = piece.toLocaleLowerCase('ru')
  if (position > 0 && smallWords.has(small.replace(/[ -]$/, ''))) return small
  const isShouted = !/^.\P{Lowercase}*\p{Lowercase}/u.test(piece)
  // «О’Коннор», «Д’Артаньян»: what stands before the apostrophe is a word of its own.
  return (isShouted ? small : piece).replace(/^(?:[одОД]’)?./u, (first) => first.toLocaleUpperCase('ru'))
}

function judge(text: string, isRequired: boolean): NameFault | undefined {
  if (text === '') return isRequired ? 'empty' : undefined
  if (text.length > longestPart) return 'long'
  if (whole.test(text)) return undefined
  return /\p{Script=Latin}/u.test(text) && /^[\p{L}’ -]+$/u.test(text) ? 'latin' : 'letters'
}
