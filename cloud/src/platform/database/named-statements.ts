import { Client, type ClientConfig } from 'pg'

/** Who has come so often will come again. */
const namedFrom = 3
/** Each is kept by every connection, parsed and planned. The product has fewer texts; lists of many lengths have more. */
const mostNamed = 600
const mostCounted = 3_000
/** Longer ones insert many rows at once: they differ by how many. */
const longestNamed = 10_000

const names = new Map<string, string>()
const timesSeen = new Map<string, number>()

/**
 * Gives a query that comes again and again a name, by which PostgreSQL keeps it parsed and planned for the connection. Under
 * row-level security planning a small query costs more than running it: with names a request costs a third.
 */
export class NamingClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config)
    this.query = (asked: unknown, ...rest: unknown[]) =>
      Reflect.apply(Client.prototype.query, this, [withName(asked, rest[0]), ...rest]) as never
  }
}

function withName(query: unknown, values: unknown): unknown {
  if (typeof query !== 'object' || query === null || !('text' in query) || typeof query.text !== 'string') return query
  // Without values it may hold several statements, of which none can have a name.
  const hasName = 'name' in query && query.name !== undefined
  if (hasName || !Array.isArray(values) || values.length === 0 || query.text.length > longestNamed) return query
  const name = nameOf(query.text)
  return name === undefined ? query : { ...query, name }
}

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= mostNamed) return known
  const times = (timesSeen.get(text) ?? 0) + 1
  if (times < namedFrom) {
    // Those that come seldom make room for all: who comes often is soon counted again.
    if (timesSeen.size >= mostCounted) timesSeen.clear()
    timesSeen.set(text, times)
    return undefined
  }
  timesSeen.delete(text)
  const name = `domovoy_${names.size + 1}`
  names.set(text, name)
  return name
}
