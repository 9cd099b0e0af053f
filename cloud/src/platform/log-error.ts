import { stdSerializers } from 'pino'

/**
 * An error as logs show it: without the values that a failed query was given. They are people's phones, addresses and messages.
 */
export function logError(error: unknown): unknown {
  return error instanceof Error ? withoutValues(stdSerializers.err(error)) : error
}

function withoutValues<T extends object>(shown: T): T {
  for (const [name, value] of Object.entries(shown)) {
    if (name === 'params' || name === 'detail' || name === 'where') Reflect.deleteProperty(shown, name)
    else if (typeof value === 'string') Reflect.set(shown, name, value.replaceAll(values, '$1…'))
    else if (typeof value === 'object' && value !== null) withoutValues(value)
  }
  return shown
}

/** As the query builder appends them to its message, and as PostgreSQL quotes a value that it cannot read. */
const values = /(\nparams: |invalid input syntax for type [\w ]+: )[^\n]*(?:\n(?! {4}at |caused by)[^\n]*)*/g
