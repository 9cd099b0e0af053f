import { fileURLToPath } from 'node:url'
import type { MiddlewareHandler } from 'hono'
import type { HttpEnv } from './env.ts'
import { serveFile } from './serve-files.ts'

const dist = fileURLToPath(new URL('../../../web/dist', import.meta.url))

/** The built web app. A path that is no file is a place within the app: the page finds its way itself. */
export const serveApp: MiddlewareHandler<HttpEnv> = async (c, next) => {
  const { path, method } = c.req
  if ((method !== 'GET' && method !== 'HEAD') || path.startsWith('/api/') || path === '/api') return await next()
  const wanted = decode(path)
  const file = wanted && (await serveFile(c, dist, wanted, { isImmutable: /^\/(staff\/)?assets\//.test(wanted) }))
  if (file) return file
  // What names a file and is none stays not found: a page in place of a script is harder to understand.
  if (/\.\w+$/.test(path)) return await next()
  const shell = path.startsWith('/staff') ? '/staff/index.html' : '/index.html'
  return (await serveFile(c, dist, shell)) ?? (await serveFile(c, dist, '/index.html')) ?? (await next())
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}
