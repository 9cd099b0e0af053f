import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Pool, PoolClient } from 'pg'
import { isMigrated } from './migrate.ts'
import type { ScopeName } from './policies.ts'

export type Orm = NodePgDatabase

/** A transaction bound to the scope it was begun with. */
export type Transaction = NodePgDatabase

/** In whose name: a company's own work, a person's, a controller's, a claim's. Unnamed is seen as nobody. */
export type Scope = Partial<Record<ScopeName, string>>

/** PostgreSQL as the domains see it: nothing of a company is visible outside a transaction that names in whose name it runs. */
export interface Database {
  /** Platform tables only: people's identities, revocations. Company tables look empty from here. */
  orm: Orm
  /** Runs a transaction in somebody's name. Rolled back when `work` throws. */
  as<T>(scope: Scope, work: (tx: Transaction) => Promise<T>): Promise<T>
  /** The usual case: a company's own work. */
  inTenant<T>(companyId: string, work: (tx: Transaction) => Promise<T>): Promise<T>
  /** Whether a query gets through at this moment. */
  isReachable(): Promise<boolean>
  /** Whether the tables are those of this version. */
  isMigrated(): Promise<boolean>
}

const plain = /^[\w-]{1,128}$/

export function databaseOver(pool: Pool): Database {
  const orm = drizzle({ client: pool })
  const as: Database['as'] = async (scope, work) => {
    const client = await pool.connect()
    let broken: Error | boolean = false
    try {
      // One message for the beginning and the settings saves a round trip on every request.
      await client.query(begin(scope))
      const result = await work(ormOf(client))
      await client.query('commit')
      return result
    } catch (error) {
      broken = await client.query('rollback').then(
        () => false,
        (failure: unknown) => (failure instanceof Error ? failure : true),
      )
      throw error
    } finally {
      client.release(broken)
    }
  }
  return {
    orm,
    as,
    isMigrated: () => isMigrated(pool).catch(() => false),
    inTenant: (companyId, work) => as({ company: companyId }, work),
    isReachable: () =>
      pool.query('select 1').then(
        () => true,
        () => false,
      ),
  }
}

/** Settings cannot be parameters of `set local`: only what needs no quoting is let through. */
function begin(scope: Scope): string {
  const settings = Object.entries(scope).map(([name, value]) => {
    if (!plain.test(value)) throw new Error(`scope ${name}: not an id`)
    return `set local domovoy."${name}" = '${value}'`
  })
  return ['begin', ...settings].join(';')
}

const orms = new WeakMap<PoolClient, Transaction>()

function ormOf(client: PoolClient): Transaction {
  const known = orms.get(client)
  if (known) return known
  const orm = drizzle({ client })
  orms.set(client, orm)
  return orm
}
