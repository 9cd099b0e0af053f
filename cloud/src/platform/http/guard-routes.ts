import type { Hono } from 'hono'
import { findTargetHandler } from 'hono/utils/handler'
import type { HttpEnv } from './env.ts'
import { carriesPolicy } from './route.ts'

/**
 * A route without a policy does not start.
 * @throws Error naming every route under /api that no `route({ policy })` guards
 */
export function requirePolicies(app: Pick<Hono<HttpEnv>, 'routes'>): void {
  const guarded = new Set<string>()
  const served = new Set<string>()
  for (const { method, path, handler } of app.routes) {
    if (method === 'ALL') continue
    served.add(`${method} ${path}`)
    if (carriesPolicy(findTargetHandler(handler))) guarded.add(`${method} ${path}`)
  }
  const bare = [...served].filter((name) => !guarded.has(name))
  if (bare.length > 0) throw new Error(`These routes name no policy: ${bare.join(', ')}`)
}
