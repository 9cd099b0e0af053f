import { Hono } from 'hono'
import { everybody, type HttpEnv, route } from '../http/index.ts'

const certificate = route({
  summary: "The platform's own authority: a phone that trusts it trusts this cloud on the local network",
  tag: 'pki',
  policy: everybody('a certificate is no secret, and is wanted before anybody can sign in safely'),
  others: { 200: { description: 'PEM', content: { 'application/x-x509-ca-cert': { schema: { type: 'string' } } } } },
})

export function pkiRoutes({ caCertificate }: { caCertificate: string }) {
  return new Hono<HttpEnv>().get('/ca.crt', certificate, (c) =>
    c.body(caCertificate, 200, { 'content-type': 'application/x-x509-ca-cert' }),
  )
}
