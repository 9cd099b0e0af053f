import type { MiddlewareHandler } from 'hono'
import { DomainError } from '../platform/errors.ts'
import type { HttpEnv } from '../platform/http/index.ts'
import { platformFaults } from '../platform/platform-faults.ts'

/** What a browser tells about where a request comes from, and what of ours it touches. */
export interface RequestOrigin {
  method: string
  /** `Sec-Fetch-Site` (W3C Fetch Metadata): written by the browser, out of a page's reach. */
  fetchSite: string | undefined
  origin: string | undefined
  host: string | undefined
  hasCookie: boolean
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request may change something as far as its origin goes. A browser sends our cookie along with requests that other
 * sites cause; it also says that they do. Whoever says nothing (a controller, a script) is let in without a cookie only.
 */
export function isFromOurselves(request: RequestOrigin, publicOrigin: string): boolean {
  if (safeMethods.has(request.method)) return true
  if (request.fetchSite !== undefined) return request.fetchSite === 'same-origin' || request.fetchSite === 'none'
  if (request.origin === undefined) return !request.hasCookie
  return request.origin === publicOrigin || originHost(request.origin) === request.host
}

/** Stands before every route. @throws DomainError `origin.forbidden` */
export function sameOriginOnly(publicUrl: string): MiddlewareHandler<HttpEnv> {
  const publicOrigin = new URL(publicUrl).origin
  return async (c, next) => {
    const request: RequestOrigin = {
      method: c.req.method,
      fetchSite: c.req.header('sec-fetch-site'),
      origin: c.req.header('origin'),
      host: c.req.header('host'),
      hasCookie: c.req.header('cookie') !== undefined,
    }
    if (!isFromOurselves(request, publicOrigin)) throw new DomainError(platformFaults['origin.forbidden'])
    await next()
  }
}

function originHost(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
