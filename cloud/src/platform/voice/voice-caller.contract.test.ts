import { once } from 'node:events'
import { createServer } from 'node:http'
import { text as readText } from 'node:stream/consumers'
import { pino } from 'pino'
import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '../clock.ts'
import { hearDigits } from './hear-digits.ts'
import { httpVoice } from './http-voice.ts'
import { sipVoice } from './sip-voice.ts'
import { freePort, numbers, startPhone, startTrunk, trunkName, trunkPassword } from './test-trunk.ts'
import type { VoiceCall, VoiceCaller } from './voice-caller.ts'

/* What whoever sends a code may rely on, whichever way it is said. */

const stops: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

const given = new AbortController().signal
const call = (change: Partial<VoiceCall> = {}): VoiceCall => ({
  ...{ id: 'x', to: numbers.phone, digits: '42', language: 'ru', text: 'Ваш код: 42.' },
  expiresAt: Date.now() + 60_000,
  ...change,
})

interface Way {
  caller: VoiceCaller
  /** What the peer was told, after the call. */
  told(): Promise<string>
  /** From now on the peer is not there. */
  leave(): Promise<unknown>
}

async function gateway(): Promise<Way> {
  const asked: string[] = []
  const server = createServer(async (request, response) => {
    const body = await readText(request)
    asked.push(body)
    response.statusCode = body.includes(numbers.unknown) ? 404 : body.includes(numbers.down) ? 503 : 200
    response.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const leave = async () => {
    server.closeAllConnections()
    server.close()
  }
  stops.push(leave)
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/call`
  const json = { phone: '{to}', say: '{digits}', text: '{text}', language: '{language}', key: '{token}' }
  const common = { method: 'POST' as const, headers: {}, from: '', token: trunkPassword, timeoutMs: 5_000 }
  const told = async () => /"say":"(\d+)"/.exec(asked.at(-1) ?? '')?.[1] ?? ''
  return { caller: httpVoice({ ...common, url, json }, Date.now), told, leave }
}

async function trunk(): Promise<Way> {
  const phone = await startPhone()
  const server = await startTrunk(phone.port)
  stops.push(phone.stop, server.stop)
  const credentials = { username: trunkName, password: trunkPassword }
  const options = { transport: 'UDP', host: '127.0.0.1', credentials, from: '1', numbers: '+7' } as const
  const log = pino({ level: 'silent' })
  const open = (port: number) => {
    const caller = sipVoice({ ...options, port, ringLimitMs: 20_000, lines: 2 }, systemClock, log)
    stops.push(caller.stop)
    return caller
  }
  let current = open(server.port)
  const told = async () => (await hearDigits(await phone.heard(), 'ru')).slice(0, 2)
  const leave = async () => {
    current = open(await freePort())
  }
  return { caller: { send: (it, signal) => current.send(it, signal) }, told, leave }
}

describe.each([
  ['an HTTP gateway', gateway],
  ['a SIP trunk', trunk],
])('%s', (_name, start) => {
  it('has the digits said to the phone', { timeout: 60_000 }, async () => {
    const { caller, told } = await start()
    expect(await caller.send(call(), given)).toEqual({ outcome: 'sent' })
    expect(await told()).toBe('42')
  })

  it('tells what cannot be from what cannot be now, and never what it was to say', async () => {
    const { caller, leave } = await start()
    const answers = [
      await caller.send(call({ to: numbers.unknown }), given),
      await caller.send(call({ to: numbers.down }), given),
    ]
    await leave()
    answers.push(await caller.send(call(), given))
    expect(answers.map(({ outcome }) => outcome)).toEqual(['refused', 'later', 'later'])
    expect(JSON.stringify(answers)).not.toMatch(/42|s3cret|79000/)
  })

  it('ends at once when it is told to', async () => {
    const { caller } = await start()
    expect(await caller.send(call(), AbortSignal.abort())).toMatchObject({ outcome: 'later' })
  })
})
