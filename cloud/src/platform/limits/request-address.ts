import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context as HonoContext } from 'hono'
import { clientAddress, type TrustedProxies } from './client-address.ts'

/** Reads who really asks from a request of the Node server. */
export function requestAddress(isProxy: TrustedProxies): (c: HonoContext) => string {
  return (c) => clientAddress(getConnInfo(c).remote.address ?? 'unknown', c.req.header('x-forwarded-for'), isProxy)
}
