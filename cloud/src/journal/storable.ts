/**
 * A value as PostgreSQL's jsonb can hold it: it knows neither U+0000 nor half of a surrogate pair, which JSON does.
 * Otherwise one odd letter would hold up a journal for ever.
 */
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\u0000', '\ufffd')
  if (Array.isArray(value)) return value.map(storable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [storable(key), storable(member)]))
}
