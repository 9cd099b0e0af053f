import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const compressible = /\.(js|css|html|svg|json|webmanifest)$/
const worthIt = 1024

/** Lays a `.br` and a `.gz` beside every text file of the build: the server sends them as they are. */
export function precompress(outDir: string): Plugin {
  return {
    name: 'domovoy:precompress',
    apply: 'build',
    // After the service worker has been written, which happens in `closeBundle` too.
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        for (const entry of readdirSync(outDir, { recursive: true, withFileTypes: true })) {
          if (!entry.isFile() || !compressible.test(entry.name)) continue
          const path = join(entry.parentPath, entry.name)
          const text = readFileSync(path)
          if (text.length < worthIt) continue
          writeFileSync(`${path}.br`, brotliCompressSync(text))
          writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }))
        }
      },
    },
  }
}
