import { randomUUID } from 'node:crypto'
import { commandLifeMs } from '@domovoy/protocol/command'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { anna, house, nextHouse, oleg, otherHouse, pyotr, startTestCloud, type TestCloud } from '../test-cloud.ts'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startTestCloud()
})
afterAll(() => cloud.stop())

const offer = 'v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\n'
const answer = 'v=0\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\n'

beforeEach(() => {
  cloud.controller.commands.length = 0
  cloud.controller.behaviour = (it) => ({
    outcome: 'done',
    atMs: it.issuedAtMs,
    ...(it.kind === 'watch' && { answer }),
  })
  cloud.controller.say()
})

const sdp = { 'content-type': 'application/sdp' }
const watch = (
  phone: string | undefined,
  entranceId: string = house.entranceId,
  body = offer,
  headers: Record<string, string> = sdp,
) => cloud.ask(phone, `/api/entrances/${entranceId}/whep`, { method: 'POST', headers, body })
const leave = (phone: string, location: string) => cloud.ask(phone, location, { method: 'DELETE' })
const codeOf = async (response: Response) => ({ status: response.status, ...((await response.json()) as object) })

describe('watching', () => {
  it("passes the browser's offer on and brings the answer back", async () => {
    const response = await watch(anna)
    expect(response.status).toBe(201)
    expect(response.headers.get('content-type')).toBe('application/sdp')
    expect(await response.text()).toBe(answer)
    const [command] = cloud.controller.commands
    expect(command).toMatchObject({ kind: 'watch', offer })
    const viewerId = command?.kind === 'watch' ? command.viewerId : ''
    expect(response.headers.get('location')).toBe(`/api/entrances/${house.entranceId}/whep/${viewerId}`)
  })

  it.each([
    ['sdp-invalid', 400, 'sdp.invalid'],
    ['camera-unavailable', 409, 'camera.unavailable'],
    ['viewers-limit', 409, 'viewers.limit'],
    ['expired', 409, 'camera.unavailable'],
  ] as const)('tells that the controller refused: %s', async (reason, status, code) => {
    cloud.controller.behaviour = () => ({ outcome: 'refused', reason, atMs: 1 })
    expect(await codeOf(await watch(anna))).toMatchObject({ status, code })
  })

  it('is a matter of an answer: a controller that gives none has no camera', async () => {
    cloud.controller.behaviour = () => ({ outcome: 'done', atMs: 1 })
    expect(await codeOf(await watch(anna))).toMatchObject({ status: 409, code: 'camera.unavailable' })
  })

  it.each([
    '',
    'hello',
    '{}',
    'v=0',
    `v=0\r\nm=audio 9 UDP 0\r\n`,
    `${offer}\u0000`,
    `${offer}${'a=x\r\n'.repeat(5_000)}`,
  ])('refuses what is no offer: %#', async (body) => {
    expect(await codeOf(await watch(anna, house.entranceId, body))).toMatchObject({ status: 400, code: 'sdp.invalid' })
    expect(cloud.controller.commands).toEqual([])
  })

  it('refuses another kind of content, and more of it than an offer can be', async () => {
    const json = { 'content-type': 'application/json' }
    expect(await codeOf(await watch(anna, house.entranceId, '{}', json))).toMatchObject({
      status: 415,
      code: 'sdp.expected',
    })
    const huge = 'a'.repeat(100_000)
    expect(await codeOf(await watch(anna, house.entranceId, huge))).toMatchObject({
      status: 413,
      code: 'input.too-large',
    })
  })

  it('is refused at once when the controller is offline, within 5 s when it keeps silent', async () => {
    cloud.controller.behaviour = () => undefined
    const silent = watch(anna)
    await vi.waitFor(() => expect(cloud.controller.commands).toHaveLength(1), { interval: 5 })
    cloud.clock.advance(commandLifeMs)
    expect(await codeOf(await silent)).toMatchObject({ status: 504, code: 'controller.silent' })
    cloud.controller.say({ online: false })
    expect(await codeOf(await watch(anna))).toMatchObject({ status: 503, code: 'controller.offline' })
  })

  it.each([
    [undefined, house.entranceId, 401],
    [anna, randomUUID(), 404],
    [anna, otherHouse.entranceId, 404],
    [oleg, house.entranceId, 404],
    [anna, nextHouse.entranceId, 403],
  ])('is for residents: %s at %s', async (phone, entranceId, status) => {
    expect((await watch(phone, entranceId)).status).toBe(status)
    expect(cloud.controller.commands).toEqual([])
  })
})

describe('leaving', () => {
  it('is told to the controller, and may be said twice', async () => {
    const location = (await watch(anna)).headers.get('location') ?? ''
    expect((await leave(anna, location)).status).toBe(204)
    expect((await leave(anna, location)).status).toBe(204)
    expect(cloud.controller.commands.map((it) => it.kind)).toEqual(['watch', 'unwatch', 'unwatch'])
  })

  it('is for who watches: not for another of the same flat, nor for a stranger', async () => {
    const location = (await watch(anna)).headers.get('location') ?? ''
    for (const phone of [pyotr, oleg]) {
      expect(await codeOf(await leave(phone, location))).toMatchObject({ status: 404, code: 'viewer.unknown' })
    }
    for (const it of [randomUUID(), 'x']) {
      expect((await leave(anna, `/api/entrances/${house.entranceId}/whep/${it}`)).status).toBe(404)
    }
    expect(cloud.controller.commands.map((it) => it.kind)).toEqual(['watch'])
  })
})
