/** Where sealed files lie. Keys are `<company>/<file>`, both UUIDs. */
export interface BlobStore {
  /** Resolves once it would survive the power being cut. Overwrites. */
  put(key: string, bytes: Buffer): Promise<void>
  /** Undefined where there is none. */
  get(key: string): Promise<Buffer | undefined>
  /** Nothing happens where there is none. */
  remove(key: string): Promise<void>
  list(): AsyncIterable<{ key: string; writtenAtMs: number }>
}

const blobKey = /^[0-9a-f-]{36}\/[0-9a-f-]{36}$/

/** Keys become paths and addresses: nothing but two UUIDs gets that far. */
export function checkBlobKey(key: string): string {
  if (!blobKey.test(key)) throw new Error('a key of a file is two UUIDs')
  return key
}
