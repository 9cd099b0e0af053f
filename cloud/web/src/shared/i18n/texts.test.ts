import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import en from './en.json'
import ru from './ru.json'

const sources = join(import.meta.dirname, '../..')
/** i18next puts the plural's category behind the key: the call names the key without it. */
const plural = /_(one|few|many|other)$/

function flatten(texts: object, path: string[] = []): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[[...path, key].join('.'), value]] : flatten(value, [...path, key]),
  )
}

const russian = new Map(flatten(ru))
const english = new Map(flatten(en))

function sourceText(): string {
  return readdirSync(sources, { recursive: true, withFileTypes: true })
    .filter((entry) => /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n')
}

/** Keys that the code names: whole ones, and the fixed beginnings of those that are put together. */
function namedKeys(): { called: string[]; whole: Set<string>; beginnings: string[] } {
  const text = sourceText()
  const first = (pattern: RegExp) => [...text.matchAll(pattern)].flatMap(([, group]) => group ?? [])
  return {
    called: first(/\bt\(\s*'([^']+)'/g),
    whole: new Set(first(/'([a-zA-Z]+(?:\.[a-zA-Z-]+)+)'/g)),
    beginnings: first(/`([a-zA-Z.]+\.)\$\{/g),
  }
}

const isPluralOf = (key: string, named: string) => plural.test(key) && key.replace(plural, '') === named

describe('texts', () => {
  it('stand in both languages under the same keys', () => {
    expect([...english.keys()].sort()).toEqual([...russian.keys()].sort())
  })

  it('take the same values in both languages', () => {
    const values = (text: string | undefined) =>
      [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()
    for (const [key, text] of russian) expect(values(english.get(key)), key).toEqual(values(text))
  })

  it('are never empty', () => {
    for (const texts of [russian, english]) for (const [key, text] of texts) expect(text.trim(), key).not.toBe('')
  })

  it('exist wherever the code names one', () => {
    const keys = [...russian.keys()]
    const missing = namedKeys().called.filter((named) => !keys.some((key) => key === named || isPluralOf(key, named)))
    expect(missing).toEqual([])
  })

  it('are all used', () => {
    const { whole, beginnings } = namedKeys()
    const unused = [...russian.keys()].filter(
      (key) =>
        !whole.has(key) &&
        !whole.has(key.replace(plural, '')) &&
        !beginnings.some((beginning) => key.startsWith(beginning)),
    )
    expect(unused).toEqual([])
  })

  it('stand in the files of texts only: no Russian in a component', () => {
    const withoutComments = sourceText().replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    expect(withoutComments.match(/[а-яё]+/gi)).toBeNull()
  })
})
