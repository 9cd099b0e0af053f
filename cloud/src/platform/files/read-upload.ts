import type { Context as HonoContext } from 'hono'
import { runAside } from '../aside/index.ts'
import { DomainError } from '../errors.ts'
import type { HttpEnv } from '../http/index.ts'
import { fileFaults } from './errors.ts'
import { type FileKind, fileKinds } from './file-kinds.ts'
import { largestFileBytes, type sniffAside, sniffFile, tooLarge } from './sniff-file.ts'

const sniffer = new URL('./sniff-file.ts', import.meta.url)

/** A body that carries one file: the file, and what multipart puts around it. */
export const largestUploadBytes = largestFileBytes + 64 * 1024

/** Whether a path takes uploads: larger bodies are let in there. */
export function isUploadPath(path: string): boolean {
  return /^\/api\/(?:(?:companies\/[^/]+\/)?files|companies\/[^/]+\/(?:property-imports|settings\/logo))$/.test(path)
}

/**
 * The one file of a multipart body (RFC 7578), its field named `file`.
 * @throws DomainError as `sniffFile` does
 */
export async function readUpload(
  c: HonoContext<HttpEnv>,
  allowed: readonly FileKind[] = fileKinds,
): Promise<{ name: string; kind: FileKind; bytes: Buffer }> {
  const body = await c.req.parseBody().catch(() => undefined)
  const file = body?.file
  if (!(file instanceof File)) throw new DomainError(fileFaults['file.empty'])
  if (file.size > largestFileBytes) throw tooLarge()
  const bytes = Buffer.from(await file.arrayBuffer())
  const isArchive = bytes.length >= 4 && bytes.readUInt32BE(0) === 0x504b0304
  if (!isArchive) return { ...sniffFile(file.name, bytes, allowed), bytes }
  const { parts } = await runAside<typeof sniffAside>(sniffer, 'sniffAside', file.name, bytes, allowed)
  const [sniffed] = parts
  if (!sniffed) throw new DomainError(fileFaults['file.broken'])
  return { ...sniffed, bytes }
}
