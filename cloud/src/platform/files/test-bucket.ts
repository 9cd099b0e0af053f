import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * A bucket for tests: PUT, GET, DELETE and ListObjectsV2 (two keys a page), each only with a right signature (AWS Signature
 * Version 4, reckoned here anew from its specification). No server of others could be had without a network.
 */
export async function startTestBucket(access: { key: string; secret: string; region: string; bucket: string }) {
  const objects = new Map<string, { bytes: Buffer; at: Date }>()
  let refused = 0
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks)
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    const answer = (status: number, text: string | Buffer = '') => response.writeHead(status).end(text)
    if (!isSigned(access, request.method ?? '', url, request.headers, body)) {
      refused++
      return answer(403, '<Error><Code>SignatureDoesNotMatch</Code></Error>')
    }
    const [, bucket, ...rest] = url.pathname.split('/')
    if (bucket !== access.bucket) return answer(404, '<Error><Code>NoSuchBucket</Code></Error>')
    const key = rest.join('/')
    if (request.method === 'GET' && key === '') return answer(200, list(objects, url.searchParams))
    if (request.method === 'PUT') objects.set(key, { bytes: body, at: new Date() })
    else if (request.method === 'DELETE') objects.delete(key)
    else {
      const found = objects.get(key)
      return found ? answer(200, found.bytes) : answer(404)
    }
    return answer(request.method === 'PUT' ? 200 : 204)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const { key, secret, region, bucket } = access
  const addressWith = (its: string) =>
    `http://${encodeURIComponent(key)}:${encodeURIComponent(its)}@127.0.0.1:${port}/${bucket}/files?region=${region}`
  return {
    objects,
    refusals: () => refused,
    url: addressWith(secret),
    wrongUrl: addressWith('guessed'),
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}

function list(objects: Map<string, { at: Date }>, query: URLSearchParams): string {
  const keys = [...objects.keys()].filter((it) => it.startsWith(query.get('prefix') ?? '')).sort()
  const from = Number(query.get('continuation-token') ?? 0)
  const entries = keys
    .slice(from, from + 2)
    .map(
      (it) => `<Contents><Key>${it}</Key><LastModified>${objects.get(it)?.at.toISOString()}</LastModified></Contents>`,
    )
  const next = from + 2 < keys.length ? `<NextContinuationToken>${from + 2}</NextContinuationToken>` : ''
  return `<?xml version="1.0"?><ListBucketResult>${entries.join('')}${next}</ListBucketResult>`
}

function isSigned(
  { key, secret, region }: { key: string; secret: string; region: string },
  method: string,
  url: URL,
  headers: NodeJS.Dict<string | string[]>,
  body: Buffer,
): boolean {
  const match = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
    String(headers.authorization ?? ''),
  )
  if (!match) return false
  const [, credential = '', signed = '', signature = ''] = match
  const time = String(headers['x-amz-date'])
  const day = time.slice(0, 8)
  const scope = `${day}/${region}/s3/aws4_request`
  if (credential !== `${key}/${scope}`) return false
  const hash = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')
  const claimed = String(headers['x-amz-content-sha256'])
  if (claimed !== 'UNSIGNED-PAYLOAD' && claimed !== hash(body)) return false
  const encode = (text: string) =>
    encodeURIComponent(text).replaceAll(/[!'()*]/g, (it) => `%${it.charCodeAt(0).toString(16).toUpperCase()}`)
  const query = [...url.searchParams].map(([name, value]) => `${encode(name)}=${encode(value)}`).sort()
  const canonical = [
    method,
    url.pathname
      .split('/')
      .map((it) => encode(decodeURIComponent(it)))
      .join('/'),
    query.join('&'),
    ...signed.split(';').map((name) => `${name}:${String(headers[name]).trim()}`),
    '',
    signed,
    claimed,
  ].join('\n')
  const chain = [day, region, 's3', 'aws4_request'].reduce<Buffer | string>(
    (secretKey, part) => createHmac('sha256', secretKey).update(part).digest(),
    `AWS4${secret}`,
  )
  const wanted = createHmac('sha256', chain)
    .update(`AWS4-HMAC-SHA256\n${time}\n${scope}\n${hash(canonical)}`)
    .digest()
  return timingSafeEqual(wanted, Buffer.from(signature, 'hex'))
}
