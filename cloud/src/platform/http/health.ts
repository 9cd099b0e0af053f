import { Hono } from 'hono'
import type { Registry } from 'prom-client'
import { z } from 'zod'
import type { HttpEnv } from './env.ts'
import { everybody } from './policy.ts'
import { route } from './route.ts'

/** A part without which nothing can be served, and whether it is there now. */
export type Checks = Record<string, () => boolean | Promise<boolean>>

const policy = everybody('probes and collectors stand inside; they learn nothing about people')

const view = z.object({ status: z.enum(['ok', 'unavailable']), missing: z.array(z.string()) })

const alive = route({ summary: 'The process lives', tag: 'health', policy, replies: { 200: view } })
const ready = route({ summary: 'Requests can be served', tag: 'health', policy, replies: { 200: view, 503: view } })
const figures = route({
  summary: 'Figures for Prometheus',
  tag: 'health',
  policy,
  others: { 200: { description: 'OpenMetrics text' } },
})

export function healthRoutes(checks: Checks, registry: Registry) {
  return new Hono<HttpEnv>()
    .get('/healthz', alive, (c) => alive.reply(c, 200, { status: 'ok', missing: [] }))
    .get('/readyz', ready, async (c) => {
      const results = await Promise.all(
        Object.entries(checks).map(async ([name, check]) => ({ name, isThere: await check() })),
      )
      const missing = results.filter((it) => !it.isThere).map((it) => it.name)
      return missing.length === 0
        ? ready.reply(c, 200, { status: 'ok', missing })
        : ready.reply(c, 503, { status: 'unavailable', missing })
    })
    .get('/metrics', figures, async (c) =>
      c.body(await registry.metrics(), 200, { 'content-type': registry.contentType }),
    )
}
