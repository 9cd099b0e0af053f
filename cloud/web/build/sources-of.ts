import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Our own source files that these import statically, themselves included: their text by path. */
export function sourcesOf(entries: readonly string[]): Map<string, string> {
  const sources = new Map<string, string>()
  const waiting = [...entries]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (sources.has(file) || !/\.tsx?$/.test(file) || !existsSync(file)) continue
    const code = readFileSync(file, 'utf8')
    sources.set(file, code)
    for (const [, path = ''] of code.matchAll(/(?:from|import)\s+'(\.[^']+)'/g)) waiting.push(join(dirname(file), path))
  }
  return sources
}
