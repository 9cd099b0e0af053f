import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import type { Context as HonoContext } from 'hono'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
}

/** Encodings of files that lie beside them ready made, best first. */
const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const

export interface FileOptions {
  /** Whether the content under this name can never change: it carries its own digest. */
  isImmutable?: boolean
}

/**
 * Answers with a file under a folder, compressed when it lies there compressed; nothing when there is none.
 * @param path as in the URL, decoded; whatever leads out of the folder is not found
 */
export async function serveFile(
  c: HonoContext,
  folder: string,
  path: string,
  options: FileOptions = {},
): Promise<Response | undefined> {
  const file = normalize(join(folder, path))
  const type = types[extname(file)]
  if (!file.startsWith(folder + sep) || path.includes('\0') || !type) return undefined
  const accepted = c.req.header('accept-encoding') ?? ''
  const found = await findFile(
    file,
    encodings.filter(([name]) => accepted.includes(name)),
  )
  if (!found) return undefined
  const headers = new Headers({
    'content-type': type,
    'cache-control': options.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
    etag: found.etag,
  })
  if (found.encoding) headers.set('content-encoding', found.encoding)
  if (c.req.header('if-none-match') === found.etag) return new Response(null, { status: 304, headers })
  headers.set('content-length', String(found.size))
  return new Response(c.req.method === 'HEAD' ? null : await readFile(found.path), { headers })
}

async function findFile(file: string, accepted: readonly (readonly [string, string])[]) {
  for (const [encoding, suffix] of [...accepted, ['', ''] as const]) {
    const path = `${file}${suffix}`
    const stats = await stat(path).catch(() => undefined)
    if (!stats?.isFile()) continue
    const etag = `"${stats.size.toString(36)}-${Math.trunc(stats.mtimeMs).toString(36)}${encoding && `-${encoding}`}"`
    return { path, encoding, size: stats.size, etag }
  }
  return undefined
}
