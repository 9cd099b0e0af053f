import { readFileSync } from 'node:fs'
import { isMap, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { environment, type Settings, settingsSchema } from './settings.ts'

/** Says which setting is wrong, where it stands and why. */
class SettingsError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'SettingsError'
  }
}

type Tree = { [key: string]: unknown }

/**
 * Defaults, then the file, then the environment.
 * @param file path of a YAML file
 * @throws SettingsError for an unknown key or a value that does not serve, with its place
 */
export function loadSettings(file: string | undefined, env: NodeJS.ProcessEnv): Settings {
  const { tree, placeOf } = file === undefined ? { tree: {}, placeOf: () => undefined } : readFile(file)
  const merged = structuredClone(tree)
  const variables = new Map<string, string>()
  for (const [name, path] of Object.entries(environment)) {
    const value = env[name]
    if (value === undefined || value === '') continue
    put(merged, path.split('.'), value)
    variables.set(path, name)
  }
  const parsed = settingsSchema.safeParse(merged)
  if (parsed.success) return parsed.data
  const where = (path: string) => variables.get(path) ?? placeOf(path) ?? path
  throw new SettingsError(parsed.error.issues.flatMap((issue) => describe(issue, where)).join('\n'))
}

function describe(issue: z.core.$ZodIssue, where: (path: string) => string): string[] {
  const path = issue.path.join('.')
  if (issue.code !== 'unrecognized_keys') return [`${where(path)}: ${path}: ${issue.message}`]
  return issue.keys.map((key) => {
    const full = path ? `${path}.${key}` : key
    return `${where(full)}: unknown key "${full}"`
  })
}

function readFile(file: string): { tree: Tree; placeOf: (path: string) => string | undefined } {
  const lines = new LineCounter()
  const document = parseDocument(readText(file), { lineCounter: lines })
  const [error] = document.errors
  if (error) throw new SettingsError(`${file}: ${error.message}`)
  const tree: unknown = document.toJS() ?? {}
  if (!isTree(tree)) throw new SettingsError(`${file}: expected keys and values`)
  const placeOf = (path: string) => {
    const steps = path.split('.')
    const parent = steps.length > 1 ? document.getIn(steps.slice(0, -1), true) : document.contents
    if (!isMap(parent)) return undefined
    const pair = parent.items.find((it) => String(it.key) === steps.at(-1))
    const offset = rangeStart(pair?.key)
    if (offset === undefined) return undefined
    const { line, col } = lines.linePos(offset)
    return `${file}:${line}:${col}`
  }
  return { tree, placeOf }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new SettingsError(`${file}: cannot be read (${error instanceof Error ? error.message : String(error)})`)
  }
}

function rangeStart(key: unknown): number | undefined {
  if (typeof key !== 'object' || key === null || !('range' in key) || !Array.isArray(key.range)) return undefined
  const [start] = key.range
  return typeof start === 'number' ? start : undefined
}

function put(tree: Tree, [step = '', ...rest]: string[], value: string): void {
  if (rest.length === 0) {
    tree[step] = value
    return
  }
  const branch = tree[step]
  const next = isTree(branch) ? branch : {}
  tree[step] = next
  put(next, rest, value)
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
