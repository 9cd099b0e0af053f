import { Pool, type PoolConfig } from 'pg'
import type { Logger } from 'pino'
import { NamingClient } from './named-statements.ts'

/** Where PostgreSQL is: fields of the pg driver. */
export type DatabaseAddress = Pick<
  PoolConfig,
  'host' | 'port' | 'user' | 'password' | 'database' | 'connectionString' | 'options'
>

/**
 * Connections that come back by themselves: a broken one leaves the pool and the next request opens another,
 * so a restarted database is met again without a restart here. pg sets no-delay on its sockets.
 */
export function createPool(address: DatabaseAddress, log: Logger, size = 16): Pool {
  const pool = new Pool({
    ...address,
    Client: NamingClient,
    max: size,
    connectionTimeoutMillis: 3_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    // Else a silent cut of the network is noticed after the system's two hours.
    keepAliveInitialDelayMillis: 10_000,
    statement_timeout: 10_000,
    idle_in_transaction_session_timeout: 20_000,
    application_name: 'domovoy',
  })
  // An idle connection that breaks raises an error here; unheard it would end the process.
  pool.on('error', (error) => log.warn({ err: error }, 'a connection to the database broke'))
  // A connection that breaks while it is lent out raises its error at the client.
  pool.on('connect', (client) => client.on('error', (error) => log.debug({ err: error }, 'database connection error')))
  return pool
}
