import type { Context as HonoContext, MiddlewareHandler, TypedResponse } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { JSONParsed } from 'hono/utils/types'
import { type DescribeRouteOptions, resolver, uniqueSymbol } from 'hono-openapi'
import type { z } from 'zod'
import type { Fault } from '../errors.ts'
import { platformFaults } from '../platform-faults.ts'
import type { HttpEnv } from './env.ts'
import type { Policy } from './policy.ts'
import { problemView, statusOfKind } from './problem.ts'

type Replies = Partial<Record<ContentfulStatusCode, z.ZodType>>

export interface RouteOptions<R extends Replies> {
  /** One line for the API's readers. */
  summary: string
  policy: Policy
  tag: string
  /** JSON bodies by status: described in the document, and the only ones that `reply` takes. */
  replies?: R
  /** What else it can answer with: texts, streams, empty bodies. */
  others?: DescribeRouteOptions['responses']
  faults?: readonly Fault[]
  requestBody?: DescribeRouteOptions['requestBody']
  parameters?: DescribeRouteOptions['parameters']
}

/** Stands first in every route: describes it, and lets in whom its policy admits. */
export interface Route<R extends Replies> extends MiddlewareHandler<HttpEnv> {
  /** Answers with a body that the described schema vouches for: what it does not name does not leave. */
  reply<S extends keyof R & ContentfulStatusCode>(
    c: HonoContext<HttpEnv>,
    status: S,
    body: Body<R[S], 'in'>,
  ): Response & TypedResponse<JSONParsed<Body<R[S], 'out'>>, S, 'json'>
}

type Body<T, Side extends 'in' | 'out'> = T extends z.ZodType
  ? (Side extends 'in' ? z.input<T> : z.output<T>) & {}
  : never

const guarded = new WeakSet<object>()

export function route<const R extends Replies>(options: RouteOptions<R>): Route<R> {
  const replies: Replies = options.replies ?? {}
  const gate: MiddlewareHandler<HttpEnv> = async (c, next) => {
    options.policy.admit(c.var.ctx.actor)
    await next()
  }
  const reply: Route<R>['reply'] = (c, status, body) => {
    const schema: z.ZodType | undefined = replies[status]
    if (!schema) throw new Error(`${c.req.path}: no body is described for ${status}`)
    return c.json(schema.parse(body) as Body<R[typeof status], 'out'>, status)
  }
  // hono-openapi finds the description under its symbol, as `describeRoute` would leave it.
  const result = Object.assign(gate, { reply, [uniqueSymbol]: { spec: describe(options) } })
  guarded.add(result)
  return result
}

/** True for the middleware that `route` made: it carries a policy. */
export function carriesPolicy(handler: object): boolean {
  return guarded.has(handler)
}

function describe(options: RouteOptions<Replies>): DescribeRouteOptions {
  const bodies = Object.entries(options.replies ?? {}).map(([status, schema]) => [
    status,
    { description: 'Done', content: { 'application/json': { schema: resolver(schema) } } },
  ])
  return {
    summary: options.summary,
    description: `Who may: ${options.policy.who}.`,
    tags: [options.tag],
    responses: { ...describeFaults(options.faults ?? []), ...options.others, ...Object.fromEntries(bodies) },
    ...(options.requestBody ? { requestBody: options.requestBody } : {}),
    ...(options.parameters ? { parameters: options.parameters } : {}),
  }
}

function describeFaults(own: readonly Fault[]) {
  const byStatus = new Map<number, string[]>()
  for (const fault of [...own, platformFaults['input.invalid'], platformFaults['database.unavailable']]) {
    const status = statusOfKind(fault.kind)
    byStatus.set(status, [...(byStatus.get(status) ?? []), fault.code])
  }
  const schema = resolver(problemView)
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      { description: codes.join(', '), content: { 'application/problem+json': { schema } } },
    ]),
  )
}
