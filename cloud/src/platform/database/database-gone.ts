/** SQLSTATE classes and codes that say "not now": connection exceptions, shutting down, starting up, out of connections. */
const gone = /^(08...|57P0[1-4]|53300|53400)$/

const socketCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
])

/** pg raises these without a code. */
const poolMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after)/

/** Whether an error says that PostgreSQL could not be reached, however deep it is wrapped. */
export function isDatabaseGone(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    if (poolMessages.test(cause.message)) return true
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
    if (gone.test(code)) return true
    if (socketCodes.has(code) && 'syscall' in cause) return true
    if (cause instanceof AggregateError && cause.errors.some(isDatabaseGone)) return true
  }
  return false
}
