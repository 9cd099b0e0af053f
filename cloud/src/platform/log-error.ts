import { stdSerializers } from 'pino'

/**
 * An error as logs show it: without the values that a failed query was given. They are people's phones, addresses and
 * messages. The error itself stays as it is: what hangs on it may be shared, such as a domain's table of faults.
 */
export function logError(error: unknown): unknown {
  return error instanceof Error ? withoutValues(stdSerializers.err(error)) : error
}

function withoutValues(shown: unknown): unknown {
  if (typeof shown === 'string') return shown.replaceAll(values, '$1…')
  if (Array.isArray(shown)) return shown.map(withoutValues)
  if (typeof shown !== 'object' || shown === null) return shown
  const kept = Object.entries(shown).filter(([name]) => !holdsValues.has(name))
  return Object.fromEntries(kept.map(([name, value]) => [name, withoutValues(value)]))
}

/** Members of the query builder's error and of PostgreSQL's. */
const holdsValues = new Set(['params', 'detail', 'where'])

/** As the query builder appends them to its message, and as PostgreSQL quotes a value that it cannot read. */
const values = /(\nparams: |invalid input syntax for type [\w ]+: )[^\n]*(?:\n(?! {4}at |caused by)[^\n]*)*/g
