import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { entranceState } from './entrance-state.ts'
import type { SimulatedDevices } from './simulated-devices.ts'
import { streamState } from './stream-state.ts'

const pressed = z.object({ pressed: z.boolean() })
const active = z.object({ active: z.boolean() })
const held = z.object({ held: z.boolean() })
const key = z.object({ key: z.string().regex(/^[0-9*#]$/) })
/** Four to ten bytes in hex: EM-Marine sends five, MIFARE four, seven or ten (ISO/IEC 14443-3). */
const card = z.object({ uid: z.string().regex(/^([0-9a-fA-F]{2}){4,10}$/) })
const playing = z.object({ playing: z.boolean() })

/** What a hand can do at the entrance, by HTTP. @param ended aborted when the simulator stops */
export function controlRoutes(devices: SimulatedDevices, ended: AbortSignal) {
  const { lines, door, panel, camera } = devices
  return new Hono()
    .get('/state', (c) => c.json(entranceState(devices)))
    .get('/stream', (c) => streamState(c, devices, ended))
    .get('/camera/frame', (c) => c.json(camera.frame()))
    .get('/camera/frames', (c) => c.json({ frames: camera.recentFrames() }))
    .post('/exit', (c) => withBody(c, pressed, (body) => lines.set('exit', body.pressed)))
    .post('/fire', (c) => withBody(c, active, (body) => lines.set('fire', body.active)))
    .post('/hold', (c) => withBody(c, held, (body) => door.hold(body.held)))
    .post('/push', (c) => {
      door.push()
      return done(c)
    })
    .post('/kick', (c) => {
      door.kick()
      return done(c)
    })
    .post('/key', (c) => withBody(c, key, (body) => panel.press(body.key)))
    .post('/card', (c) => withBody(c, card, (body) => panel.presentCard(body.uid.toUpperCase())))
    .post('/camera', (c) => withBody(c, playing, (body) => camera.setPlaying(body.playing)))
}

async function withBody<T>(c: Context, schema: z.ZodType<T>, act: (body: T) => void) {
  const json: unknown = await c.req.json().catch(() => undefined)
  const body = schema.safeParse(json)
  if (!body.success) return problem(c, 400, 'request.invalid', z.prettifyError(body.error))
  act(body.data)
  return done(c)
}

const done = (c: Context) => c.body(null, 204)

/** Answers as RFC 9457 wants it. */
export function problem(c: Context, status: 400 | 403 | 404 | 500, code: string, detail: string) {
  return c.body(JSON.stringify({ type: 'about:blank', title: code, status, code, detail }), status, {
    'content-type': 'application/problem+json',
  })
}
