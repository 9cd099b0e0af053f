import { randomBytes } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { Logger } from 'pino'
import type { Metrics } from '../metrics.ts'
import type { HttpEnv } from './env.ts'

/** Gives each request a number, by which its log lines are found, and measures it. */
export function observe(log: Logger, metrics: Metrics): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const began = performance.now()
    const traceId = randomBytes(8).toString('hex')
    c.set('traceId', traceId)
    c.set('log', log)
    await next()
    c.res.headers.set('x-trace-id', traceId)
    // The pattern, not the path: ids would make a series each.
    const route = matchedRoutes(c).findLast(({ method }) => method !== 'ALL')?.path ?? 'static'
    const { method } = c.req
    const { status } = c.res
    const ms = performance.now() - began
    metrics.http.observe({ method, route, status }, ms / 1000)
    log.debug({ traceId, method, route, status, ms }, 'request')
  }
}
