import type { ReadFile } from './files.ts'
import { mediaTypes } from './sniff-file.ts'

/** The answer that carries a file: saved and never run, never guessed at, never kept on the way. */
export function fileAnswer({ name, kind, bytes }: Pick<ReadFile, 'name' | 'kind' | 'bytes'>): Response {
  const ascii = name.replaceAll(/[^\w. -]/g, '_')
  // RFC 8187 §3.2.1: what encodeURIComponent leaves and the header does not allow.
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (it) => `%${it.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': mediaTypes[kind],
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
