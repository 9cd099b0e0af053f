import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
import { sent } from '../delivery.ts'
import type { GatewayOptions } from '../gateway/index.ts'
import { httpSms } from './http-sms.ts'

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

interface Asked {
  method: string | undefined
  url: string | undefined
  headers: IncomingMessage['headers']
  body: string
}

type Answer = (response: ServerResponse) => void
const ok: Answer = (response) => response.end('{"status":"OK"}')
const status =
  (code: number): Answer =>
  (response) => {
    response.statusCode = code
    response.end()
  }

/** A gateway of our own, and a sender that asks it. */
async function house(options: Partial<GatewayOptions> = {}, answer: Answer = ok) {
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    const { method, url, headers } = request
    asked.push({ method, url, headers, body: await readText(request) })
    answer(response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  stops.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const common = { method: 'POST' as const, headers: {}, from: 'Domovoy', token: 's3cret', timeoutMs: 5_000 }
  const url = `http://127.0.0.1:${port}${options.url ?? '/send'}`
  const sms = httpSms({ ...common, ...options, url }, () => 1_000)
  const send = (text = 'Код 0042', signal = new AbortController().signal) =>
    sms.send({ id: '019a', to: '+79000000001', text, expiresAt: 601_000 }, signal)
  return { asked, send, server, port }
}

describe('an HTTP gateway', () => {
  it('gets JSON whose shape no text can change', async () => {
    const json = {
      messages: [{ to: '{to}', text: '{text}', from: '{from}', ttl: '{livesS}', id: '{id}', flash: false }],
    }
    const { asked, send } = await house({ json, headers: { authorization: 'Bearer {token}' } })
    const text = '«Ёж» 👻 "}],"to":"+7"{token}\\\n'
    expect(await send(text)).toEqual(sent)
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({
      messages: [{ to: '+79000000001', text, from: 'Domovoy', ttl: '600', id: '019a', flash: false }],
    })
    expect(asked[0]?.headers).toMatchObject({ authorization: 'Bearer s3cret', 'content-type': 'application/json' })
  })

  it('gets a form', async () => {
    const { asked, send } = await house({ form: { phone: '{to}', message: '{text}', key: '{token}' } })
    expect(await send('a&b=c Ёж')).toEqual(sent)
    expect(Object.fromEntries(new URLSearchParams(asked[0]?.body))).toEqual({
      ...{ phone: '+79000000001', message: 'a&b=c Ёж', key: 's3cret' },
    })
    expect(asked[0]?.headers['content-type']).toContain('application/x-www-form-urlencoded')
  })

  it('gets everything in the address', async () => {
    const { asked, send } = await house({ method: 'GET', url: '/send?to={to}&text={text}&key={token}' })
    expect(await send('a&to=+7 Ёж')).toEqual(sent)
    const query = new URL(asked[0]?.url ?? '', 'http://x').searchParams
    expect([...query]).toEqual([
      ['to', '+79000000001'],
      ['text', 'a&to=+7 Ёж'],
      ['key', 's3cret'],
    ])
  })

  it.each([
    [200, sent],
    [204, sent],
    [400, { outcome: 'refused', reason: 'HTTP 400' }],
    [302, { outcome: 'refused', reason: 'HTTP 302' }],
    [401, { outcome: 'later', reason: 'HTTP 401' }],
    [429, { outcome: 'later', reason: 'HTTP 429' }],
    [503, { outcome: 'later', reason: 'HTTP 503' }],
  ])('%i', async (code, delivery) => {
    const { send } = await house({}, status(code))
    expect(await send()).toEqual(delivery)
  })

  it('takes for a yes what the settings say is one', async () => {
    const { send } = await house({ acceptedStatuses: [202] }, status(200))
    expect(await send()).toEqual({ outcome: 'refused', reason: 'HTTP 200' })
    const says = (body: string) => house({ acceptedBody: /"status":"OK"/ }, (response) => response.end(body))
    expect(await (await says('{"status":"OK"}')).send()).toEqual(sent)
    expect(await (await says('{"status":"ERROR","text":"Код 0042"}')).send()).toEqual({
      ...{ outcome: 'refused', reason: 'the gateway said no in its answer' },
    })
  })

  it.each<[string, Answer, string]>([
    ['never answers', () => {}, 'no answer in time'],
    ['hangs up', (response) => response.destroy(), 'UND_ERR_SOCKET'],
    ['speaks something else', (response) => response.socket?.end('SSH-2.0-x\r\n\r\n'), 'HTTPParserError'],
    [
      'answers without an end',
      (response) => {
        const more = () => response.write('x'.repeat(1 << 16)) && setImmediate(more)
        response.on('drain', more).on('error', () => {})
        more()
      },
      '',
    ],
  ])('that %s', async (_what, answer, reason) => {
    const { send } = await house({ timeoutMs: 300 }, answer)
    expect(await send()).toEqual(reason === '' ? sent : { outcome: 'later', reason })
  })

  it('that is away, or is not waited for any more', async () => {
    const { send, server } = await house({}, () => {})
    const giveUp = new AbortController()
    const waiting = send('x', giveUp.signal)
    await once(server, 'request')
    giveUp.abort()
    expect(await waiting).toMatchObject({ outcome: 'later' })
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    expect(await send()).toEqual({ outcome: 'later', reason: 'ECONNREFUSED' })
  })

  it('never gets the name and password of its address into a reason', async () => {
    const sms = httpSms(
      { url: 'http://uk:s3cret@127.0.0.1:1/', method: 'POST', headers: {}, from: '', token: 't0ken', timeoutMs: 500 },
      Date.now,
    )
    const signal = new AbortController().signal
    const delivery = await sms.send({ id: 'x', to: '+7', text: 'Код 0042', expiresAt: 0 }, signal)
    expect(JSON.stringify(delivery)).not.toMatch(/s3cret|t0ken|0042/)
  })
})
