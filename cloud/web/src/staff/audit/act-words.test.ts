import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import en from '../i18n/en.json'
import ru from '../i18n/ru.json'

const cloud = join(import.meta.dirname, '../../../../src')
const code = '[a-z]+(?:-[a-z]+)*'

/** Files of the cloud that put acts on record, and what they call the acts. */
function namedActs(): Map<string, string> {
  const files = readdirSync(cloud, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  )
  const found = new Map<string, string>()
  for (const name of files) {
    const text = readFileSync(join(cloud, name), 'utf8')
    for (const act of actsIn(text)) found.set(act, name)
  }
  return found
}

/** `action: 'staff.join'`, one of two by a condition, an act handed on to what records it, and `residency.${act}`. */
function actsIn(text: string): string[] {
  const literal = new RegExp(`'(${code}\\.${code})'`, 'g')
  const stated = [...text.matchAll(/\baction(?: =|:)[^\n]*(?:\n\s+[?:][^\n]*)*/g)]
  const handed = [...text.matchAll(/\b(?:changeCompany|auditHousehold|record)\([^;]*?\n/g)]
  const whole = [...stated, ...handed].flatMap(([line]) => [...line.matchAll(literal)].map(([, act = '']) => act))
  const parts = stated.flatMap(([line]) => [...line.matchAll(new RegExp(`\`(${code})\\.\\$\\{([^}]+)\\}`, 'g'))])
  return [
    ...whole,
    ...parts.flatMap(([, domain = '', inner = '']) => verbsOf(inner, text).map((it) => `${domain}.${it}`)),
  ]
}

/** The verbs that a placeholder may stand for: those it names itself, or those of the type with its name. */
function verbsOf(inner: string, text: string): string[] {
  const type = new RegExp(`type ${inner.slice(0, 1).toUpperCase()}${inner.slice(1)} = ([^\\n]+)`).exec(text)?.[1]
  const verbs = [...(type ?? inner).matchAll(new RegExp(`'(${code})'`, 'g'))].map(([, verb = '']) => verb)
  if (verbs.length === 0) throw new Error(`what acts may \${${inner}} be?`)
  return verbs
}

function textOf(texts: object, act: string): unknown {
  return act.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], texts)
}

describe('the log', () => {
  const acts = namedActs()

  it('knows every way in which an act is put on record', () => {
    // One of each way; a new way that is not seen would make the next test hold nothing.
    for (const act of ['staff.join', 'staff.suspend', 'company.brand', 'household.end-date', 'support.answer'])
      expect(acts.has(act), act).toBe(true)
    for (const act of ['residency.unverify', 'verification.refuse']) expect(acts.has(act), act).toBe(true)
  })

  it('has words for every act that the cloud puts on record', () => {
    const silent = [...acts].filter(([act]) =>
      [ru, en].some(({ acts: texts }) => typeof textOf(texts, act) !== 'string'),
    )
    expect(silent).toEqual([])
  })
})
