import type { BetterAuthOptions, DBAdapter, DBTransactionAdapter, Where } from 'better-auth'
import { hashToken, type IdentityKeys } from './keys.ts'

type Row = Record<string, unknown>

/**
 * better-auth keeps session tokens as they are. This stands between it and the database: only keyed hashes pass inwards, and
 * what comes back carries the token only where the caller named it. So a copy of the table signs nobody in, and a list of
 * sessions hands out nothing that a cookie could carry.
 */
export function withHashedTokens(
  adapter: DBAdapter<BetterAuthOptions>,
  keys: IdentityKeys,
): DBAdapter<BetterAuthOptions> {
  return {
    ...hashing(adapter, keys),
    transaction: (work) => adapter.transaction((trx) => work(hashing(trx, keys))),
  }
}

function hashing<A extends DBTransactionAdapter<BetterAuthOptions>>(adapter: A, keys: IdentityKeys): A {
  const inwards = <T extends { model: string; where?: Where[] | undefined }>(query: T): T =>
    query.model === 'session' && query.where ? { ...query, where: query.where.map((it) => hashWhere(it, keys)) } : query
  const outwards = <T>(query: { model: string; where?: Where[] | undefined }, row: T): T => {
    const token = query.model === 'session' ? namedToken(query.where) : undefined
    return token !== undefined && isRow(row) ? { ...row, token } : row
  }
  return {
    ...adapter,
    async create(query) {
      const token = query.model === 'session' ? Reflect.get(query.data, 'token') : undefined
      if (typeof token !== 'string') return adapter.create(query)
      const created = await adapter.create({ ...query, data: { ...query.data, token: hashToken(keys, token) } })
      return { ...created, token }
    },
    findOne: async (query) => outwards(query, await adapter.findOne(inwards(query))),
    findMany: (query) => adapter.findMany(inwards(query)),
    count: (query) => adapter.count(inwards(query)),
    update: async (query) => outwards(query, await adapter.update(inwards(query))),
    updateMany: (query) => adapter.updateMany(inwards(query)),
    delete: (query) => adapter.delete(inwards(query)),
    deleteMany: (query) => adapter.deleteMany(inwards(query)),
    consumeOne: async (query) => outwards(query, await adapter.consumeOne(inwards(query))),
    incrementOne: async (query) => outwards(query, await adapter.incrementOne(inwards(query))),
  }
}

function hashWhere(where: Where, keys: IdentityKeys): Where {
  if (where.field !== 'token') return where
  if (typeof where.value === 'string') return { ...where, value: hashToken(keys, where.value) }
  if (!Array.isArray(where.value)) return where
  return { ...where, value: where.value.map((token) => hashToken(keys, String(token))) }
}

function namedToken(where: readonly Where[] | undefined): string | undefined {
  const value = where?.find(({ field, operator }) => field === 'token' && (operator ?? 'eq') === 'eq')?.value
  return typeof value === 'string' ? value : undefined
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null
}
