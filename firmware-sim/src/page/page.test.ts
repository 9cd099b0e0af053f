import { readdirSync } from 'node:fs'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { EntranceState } from './entrance-state.ts'
import { fakeDevices } from './fake-devices.ts'
import { startPage } from './start-page.ts'

/** The page's own script: by address, since the browser's files are no part of this program. */
const { texts }: { texts: Record<'ru' | 'en', Record<string, string>> } = await import(
  new URL('./browser/texts.js', import.meta.url).href
)
const log = pino({ level: 'silent' })
let devices: ReturnType<typeof fakeDevices>
let page: Awaited<ReturnType<typeof startPage>>
let url: string

beforeEach(async () => {
  devices = fakeDevices()
  page = await startPage({ port: 0, host: '127.0.0.1', devices, log })
  url = `http://127.0.0.1:${page.port}`
})
afterEach(async () => {
  await page.stop()
  devices.stop()
})

const post = (path: string, body?: unknown, headers: Record<string, string> = {}) =>
  fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
const state = async (): Promise<EntranceState> => JSON.parse(await (await fetch(`${url}/state`)).text())

describe('the control API', () => {
  it('presses and frees the exit button, and raises the alarm', async () => {
    expect((await post('/exit', { pressed: true })).status).toBe(204)
    expect((await post('/fire', { active: true })).status).toBe(204)
    expect((await state()).lines).toEqual({ lock: false, contact: false, exit: true, fire: true })
    await post('/exit', { pressed: false })
    expect((await state()).lines.exit).toBe(false)
  })

  it('tells every edge of the lock, with the time it happened', async () => {
    const beforeMs = performance.timeOrigin + performance.now()
    devices.lines.set('lock', true)
    devices.lines.set('lock', false)
    const { lockEdges, lockPulses, nowMs } = await state()
    expect(lockPulses).toBe(1)
    expect(lockEdges.map(({ value }) => value)).toEqual([true, false])
    for (const { atMs } of lockEdges) {
      expect(atMs).toBeGreaterThanOrEqual(beforeMs)
      expect(atMs).toBeLessThanOrEqual(nowMs)
    }
  })

  it('pushes a released door open, and kicks a locked one', async () => {
    devices.lines.set('lock', true)
    await post('/push')
    await vi.waitFor(async () => expect((await state()).lines.contact).toBe(true))
    devices.stop()
    devices = fakeDevices()
    await page.stop()
    page = await startPage({ port: 0, host: '127.0.0.1', devices, log })
    url = `http://127.0.0.1:${page.port}`
    await post('/kick')
    await vi.waitFor(async () => expect((await state()).leaf).toMatchObject({ forced: true }))
  })

  it('hands keys and cards to the panel, and the camera its rest', async () => {
    for (const key of ['1', '*', '#']) await post('/key', { key })
    await post('/card', { uid: '04a1b2c3' })
    await post('/camera', { playing: false })
    expect(devices.panel.pressed).toEqual(['1', '*', '#'])
    expect(devices.panel.cards).toEqual(['04A1B2C3'])
    expect((await state()).camera.playing).toBe(false)
    expect(await (await fetch(`${url}/camera/frame`)).json()).toEqual({ frame: 7, atMs: expect.any(Number) })
    const frames = [{ frame: 7, atMs: expect.any(Number) }]
    expect(await (await fetch(`${url}/camera/frames`)).json()).toEqual({ frames })
  })

  it.each([
    ['/key', { key: '12' }],
    ['/key', { key: 1 }],
    ['/key', '{'],
    ['/key', undefined],
    ['/card', { uid: 'xyz' }],
    ['/card', { uid: '' }],
    ['/exit', { pressed: 'yes' }],
    ['/hold', []],
    ['/camera', null],
  ])('refuses %s %j and changes nothing', async (path, body) => {
    const before = await state()
    const answer = await post(path, body)
    expect(answer.status).toBe(400)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(await answer.json()).toMatchObject({ code: 'request.invalid' })
    expect(devices.panel.pressed).toEqual([])
    expect((await state()).lines).toEqual(before.lines)
  })

  it('lets no other web page press the buttons', async () => {
    expect((await post('/exit', { pressed: true }, { origin: 'https://elsewhere.example' })).status).toBe(403)
    expect((await post('/exit', { pressed: true }, { origin: url })).status).toBe(204)
  })

  it.each(['/nothing', '/style/../start-page.ts', '/script/constructor', '/style/%2e%2e/page.test.ts'])(
    'has nothing at %s',
    async (path) => {
      const answer = await fetch(`${url}${path}`)
      expect(answer.status).toBe(404)
      expect(await answer.json()).toMatchObject({ code: 'page.unknown' })
    },
  )
})

describe('the stream', () => {
  it('begins with the whole state, and then tells each edge once and at once', async () => {
    devices.lines.set('lock', true)
    const ending = new AbortController()
    const answer = await fetch(`${url}/stream`, { signal: ending.signal })
    const told: EntranceState[] = []
    const reading = (async () => {
      let text = ''
      for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
        text += chunk
        const events = text.split('\n\n')
        text = events.pop() ?? ''
        for (const event of events) {
          const data = /^data: (.*)$/m.exec(event)?.[1]
          if (data) told.push(JSON.parse(data))
        }
      }
    })().catch(() => {})
    await vi.waitFor(() => expect(told).toHaveLength(1))
    devices.lines.set('lock', false)
    devices.panel.show({ text: 'ОТКРЫТО', led: 'green' })
    await vi.waitFor(() => expect(told.at(-1)?.panel).toMatchObject({ text: 'ОТКРЫТО', led: 'green' }))
    expect(told[0]?.lockEdges.map(({ value }) => value)).toEqual([true])
    expect(told.slice(1).flatMap(({ lockEdges }) => lockEdges.map(({ value }) => value))).toEqual([false])
    ending.abort()
    await reading
  })

  it('does not keep the page from stopping', async () => {
    const answer = await fetch(`${url}/stream`)
    const reading = answer.text().catch(() => {})
    await page.stop()
    await reading
    page = await startPage({ port: 0, host: '127.0.0.1', devices, log })
  })
})

describe('the page', () => {
  it('serves every file that it has, and refers to none that it has not', async () => {
    const html = await (await fetch(`${url}/`)).text()
    const referred = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path ?? '')
    expect(referred.length).toBeGreaterThan(5)
    for (const path of referred) expect((await fetch(`${url}${path}`)).status, path).toBe(200)
    const scripts = readdirSync(new URL('./browser', import.meta.url)).filter((name) => name.endsWith('.js'))
    for (const name of scripts) expect((await fetch(`${url}/script/${name}`)).status, name).toBe(200)
  })

  it('has words for everything it names, in both languages', async () => {
    expect(Object.keys(texts.en)).toEqual(Object.keys(texts.ru))
    const html = await (await fetch(`${url}/`)).text()
    for (const [, key = ''] of html.matchAll(/data-(?:text|label)="([^"]+)"/g)) expect(texts.ru).toHaveProperty(key)
  })
})
