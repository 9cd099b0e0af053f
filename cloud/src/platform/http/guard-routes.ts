import type { Hono } from 'hono'
import { findTargetHandler } from 'hono/utils/handler'
import type { HttpEnv } from './env.ts'
import { carriesPolicy } from './route.ts'

/**
 * A route without a policy does not start.
 * @throws Error naming every route that no `route({ policy })` guards
 */
export function requirePolicies(app: Pick<Hono<HttpEnv>, 'routes'>): void {
  const guarded = new Set<string>()
  const served = new Set<string>()
  for (const { method, path, handler } of app.routes) {
    // What `use` lays over many routes is no route; `all` names one.
    if (method === 'ALL' && path.endsWith('*')) continue
    served.add(`${method} ${path}`)
    if (carriesPolicy(findTargetHandler(handler))) guarded.add(`${method} ${path}`)
  }
  const bare = [...served].filter((name) => !guarded.has(name))
  if (bare.length > 0) throw new Error(`These routes name no policy: ${bare.join(', ')}`)
}
