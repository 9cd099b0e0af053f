import { AwsClient } from 'aws4fetch'
import { type BlobStore, checkBlobKey } from './blob-store.ts'

/** A store that cannot be reached answers nobody: the upload fails rather than waits. */
const patienceMs = 15_000

/**
 * Files in a bucket of any S3 (AWS Signature Version 4, addressed by path).
 * @param address `https://KEY:SECRET@host/bucket/folder?region=ru-central1`; key and secret percent-encoded
 * @throws Error when the address lacks the key, the secret or the bucket
 */
export function s3Store(address: string): BlobStore {
  const url = new URL(address)
  const [bucket, ...folder] = url.pathname.split('/').filter((it) => it !== '')
  if (!url.username || !url.password || !bucket) throw new Error('S3_URL: https://KEY:SECRET@host/bucket is needed')
  const client = new AwsClient({
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
    service: 's3',
    region: url.searchParams.get('region') ?? 'us-east-1',
    retries: 2,
  })
  const base = `${url.protocol}//${url.host}/${bucket}`
  const prefix = folder.map((it) => `${it}/`).join('')
  const ask = async (method: string, path: string, body?: Buffer) => {
    const signal = AbortSignal.timeout(patienceMs)
    const given = body && { body: new Uint8Array(body), headers: { 'content-type': 'application/octet-stream' } }
    const response = await client.fetch(`${base}${path}`, { method, signal, ...given })
    if (response.ok || response.status === 404) return response
    await response.body?.cancel()
    throw new Error(`S3 answered ${method} with ${response.status}`)
  }
  const pathOf = (key: string) => `/${prefix}${checkBlobKey(key)}`
  return {
    async put(key, bytes) {
      const response = await ask('PUT', pathOf(key), bytes)
      await response.body?.cancel()
      if (!response.ok) throw new Error('S3: there is no such bucket')
    },
    async get(key) {
      const response = await ask('GET', pathOf(key))
      if (response.ok) return Buffer.from(await response.arrayBuffer())
      await response.body?.cancel()
      return undefined
    },
    async remove(key) {
      const response = await ask('DELETE', pathOf(key))
      await response.body?.cancel()
    },
    async *list() {
      let from = ''
      do {
        const query = new URLSearchParams({ 'list-type': '2', prefix, ...(from && { 'continuation-token': from }) })
        const page = await (await ask('GET', `?${query}`)).text()
        for (const [, entry = ''] of page.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
          const key = textOf(entry, 'Key').slice(prefix.length)
          yield { key, writtenAtMs: Date.parse(textOf(entry, 'LastModified')) }
        }
        from = textOf(page, 'NextContinuationToken')
      } while (from !== '')
    },
  }
}

/** The answer names keys of ours and tokens: no entities but these occur. */
function textOf(xml: string, tag: string): string {
  const text = new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1] ?? ''
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
