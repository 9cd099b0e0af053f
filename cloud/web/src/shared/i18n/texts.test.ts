import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import staffEn from '../../staff/i18n/en.json'
import staffRu from '../../staff/i18n/ru.json'
import en from './en.json'
import ru from './ru.json'

const sources = join(import.meta.dirname, '../..')
const inConsole = join(sources, 'staff/')
/** i18next puts the plural's category behind the key: the call names the key without it. */
const plural = /_(one|few|many|other)$/

function flatten(texts: object, path: string[] = []): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[[...path, key].join('.'), value]] : flatten(value, [...path, key]),
  )
}

const russian = new Map(flatten(ru))
const ofStaff = new Map(flatten(staffRu))

function sourceText(isWanted: (path: string) => boolean): string {
  return readdirSync(sources, { recursive: true, withFileTypes: true })
    .filter((entry) => /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(isWanted)
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
}

const everywhere = () => true
const ofConsole = (path: string) => path.startsWith(inConsole)
const ofResident = (path: string) => !ofConsole(path)

/** Keys that the code names: whole ones, and the fixed beginnings of those that are put together. */
function namedKeys(isWanted: (path: string) => boolean): {
  called: string[]
  whole: Set<string>
  beginnings: string[]
} {
  const text = sourceText(isWanted)
  const first = (pattern: RegExp) => [...text.matchAll(pattern)].flatMap(([, group]) => group ?? [])
  return {
    called: first(/\bt\(\s*'([^']+)'/g),
    whole: new Set(first(/'([a-zA-Z]+(?:\.[a-zA-Z-]+)+)'/g)),
    beginnings: first(/`([a-zA-Z.]+\.)\$\{/g),
  }
}

const isPluralOf = (key: string, named: string) => plural.test(key) && key.replace(plural, '') === named

const sets = [
  { name: 'texts', russian, english: new Map(flatten(en)), callers: everywhere },
  { name: 'texts of the console', russian: ofStaff, english: new Map(flatten(staffEn)), callers: ofConsole },
]

describe.each(sets)('$name', ({ russian, english, callers }) => {
  it('stand in both languages under the same keys', () => {
    // English has two plural forms and Russian four: they are one text.
    const texts = (keys: Iterable<string>) => [...new Set([...keys].map((key) => key.replace(plural, '')))].sort()
    expect(texts(english.keys())).toEqual(texts(russian.keys()))
  })

  it('take the same values in both languages', () => {
    const values = (text: string | undefined) =>
      [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()
    for (const [key, text] of russian) {
      const translated = english.get(key) ?? english.get(key.replace(plural, '_other'))
      expect(values(translated), key).toEqual(values(text))
    }
  })

  it('are never empty', () => {
    for (const texts of [russian, english]) for (const [key, text] of texts) expect(text.trim(), key).not.toBe('')
  })

  it('are all used', () => {
    const { whole, beginnings } = namedKeys(callers)
    const unused = [...russian.keys()].filter(
      (key) =>
        !whole.has(key) &&
        !whole.has(key.replace(plural, '')) &&
        !beginnings.some((beginning) => key.startsWith(beginning)),
    )
    expect(unused).toEqual([])
  })
})

describe('every text', () => {
  const isKnown = (keys: string[], named: string) => keys.some((key) => key === named || isPluralOf(key, named))

  it('exists where the resident app names one', () => {
    const missing = namedKeys(ofResident).called.filter((named) => !isKnown([...russian.keys()], named))
    expect(missing).toEqual([])
  })

  it('exists where the console names one, of its own or of the shared ones', () => {
    const keys = [...russian.keys(), ...ofStaff.keys()]
    expect(namedKeys(ofConsole).called.filter((named) => !isKnown(keys, named))).toEqual([])
  })

  it('stands in the files of texts only: no Russian in a component', () => {
    const withoutComments = sourceText(everywhere).replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    expect(withoutComments.match(/[а-яё]+/gi)).toBeNull()
  })
})
