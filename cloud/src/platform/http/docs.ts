import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { Hono } from 'hono'
import { generateSpecs } from 'hono-openapi'
import { z } from 'zod'
import { DomainError } from '../errors.ts'
import { platformFaults } from '../platform-faults.ts'
import type { HttpEnv } from './env.ts'
import { everybody } from './policy.ts'
import { route } from './route.ts'
import { serveFile } from './serve-files.ts'

const policy = everybody('the description of the API holds no secrets')
const openapi = route({
  summary: 'This document',
  tag: 'docs',
  policy,
  replies: { 200: z.looseObject({ openapi: z.string() }) },
})
const page = route({ summary: 'The API, readable', tag: 'docs', policy, others: { 200: { description: 'A page' } } })

/** Its scripts are files: the content security policy allows none within a page. */
const html = `<!doctype html>
<html lang="ru">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Domovoy API</title>
    <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
    <link rel="icon" href="/api/docs/favicon-32x32.png" />
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`
const start = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null })\n`

/** The API's description, and a page to read and try it, all served from here. */
export function docsRoutes(app: Hono<HttpEnv>) {
  let document: Promise<z.output<z.ZodObject>> | undefined
  const describe = () => {
    document ??= generateSpecs(app, {
      documentation: {
        info: {
          title: 'Domovoy',
          version: '0.1.0',
          description:
            'Errors are problem details (RFC 9457) with a stable `code`; their words follow Accept-Language.',
        },
        servers: [{ url: '/' }],
      },
      excludeStaticFile: false,
      defaultValidationErrorResponse: false,
    })
    return document
  }
  const assets = () => dirname(createRequire(import.meta.url).resolve('swagger-ui-dist'))
  return new Hono<HttpEnv>()
    .get('/api/openapi.json', openapi, async (c) => openapi.reply(c, 200, { openapi: '3.1.0', ...(await describe()) }))
    .get('/api/docs', page, (c) => c.html(html))
    .get('/api/docs/start.js', page, (c) => c.body(start, 200, { 'content-type': 'text/javascript; charset=utf-8' }))
    .get('/api/docs/:file', page, async (c) => {
      const file = await serveFile(c, assets(), `/${c.req.param('file')}`)
      if (!file) throw new DomainError(platformFaults['route.unknown'])
      return file
    })
}
