import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import type { Logger } from 'pino'
import { controlRoutes, problem } from './control-routes.ts'
import type { SimulatedDevices } from './simulated-devices.ts'
import { staticFiles } from './static-files.ts'

/** Nothing from elsewhere loads or runs here. */
const contentPolicy = "default-src 'self'; style-src 'self' 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'"

/** The page and the control API as one Hono app. */
function pageApp(devices: SimulatedDevices, log: Logger, ended: AbortSignal): Hono {
  const app = new Hono()
  app.use(async (c, next) => {
    // Any web page may post to a local address: only our own page, and programs (which send no Origin), may press buttons.
    const origin = c.req.header('origin')
    if (c.req.method !== 'GET' && origin !== undefined && hostOf(origin) !== c.req.header('host'))
      return problem(c, 403, 'origin.foreign', `${origin} may not work this entrance`)
    await next()
    c.header('content-security-policy', contentPolicy)
    c.header('x-content-type-options', 'nosniff')
  })
  app.route('/', controlRoutes(devices, ended))
  app.route('/', staticFiles())
  app.notFound((c) => problem(c, 404, 'page.unknown', `nothing at ${c.req.path}`))
  app.onError((error, c) => {
    log.error({ error: error.message }, 'page: request failed')
    return problem(c, 500, 'page.failed', error.message)
  })
  return app
}

/**
 * Serves the page and the control API.
 * @param port 0 takes a free one
 */
export async function startPage(options: {
  port: number
  host: string
  devices: SimulatedDevices
  log: Logger
}): Promise<{ port: number; stop(): Promise<void> }> {
  const { port, host, devices, log } = options
  const ending = new AbortController()
  const server = createServer({ noDelay: true }, getRequestListener(pageApp(devices, log, ending.signal).fetch))
  server.on('clientError', (_error, socket) => socket.destroy())
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      server.on('error', (error) => log.error({ error: error.message }, 'page: server'))
      resolve()
    })
  })
  const address = server.address()
  return {
    port: address !== null && typeof address === 'object' ? address.port : port,
    async stop() {
      ending.abort()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
