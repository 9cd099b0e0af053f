import { createServer as createHttpServer } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Logger } from 'pino'
import { type Clock, pause } from '../clock.ts'
import type { Identity } from '../pki/index.ts'
import type { HttpEnv } from './env.ts'

export interface ListenOptions {
  host: string
  port: number
  /** Serves HTTPS with it. */
  identity: Identity | undefined
  clock: Clock
  log: Logger
}

/** How long requests under way may take to end when the process has to. */
const patienceMs = 3_000

/** Serves the app. @returns the port, and a stop that lets requests under way end */
export async function listen(
  app: Hono<HttpEnv>,
  options: ListenOptions,
): Promise<{ port: number; stop(): Promise<void> }> {
  const { host, port, identity, clock, log } = options
  const handle = getRequestListener(app.fetch)
  // Node sets no-delay on them by itself.
  // Ten megabytes from a phone with a poor link take their time; who sends no head is cut much sooner.
  const settings = { requestTimeout: 120_000, headersTimeout: 15_000, keepAliveTimeout: 65_000 }
  const server = identity
    ? createHttpsServer({ ...settings, key: identity.key, cert: identity.certificate }, handle)
    : createHttpServer(settings, handle)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port, backlog: 4096 }, () => resolve())
  })
  server.on('error', (error) => log.error({ err: error }, 'http server'))
  const address = server.address() as AddressInfo
  return {
    port: address.port,
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      await Promise.race([closed, pause(clock, patienceMs)])
      server.closeAllConnections()
      await closed
    },
  }
}
