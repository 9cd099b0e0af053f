import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { nalType, nalTypesIn } from '../../camera/h264.ts'
import { createPull, type Pull } from '../../camera/pull.ts'
import { type RtpPacket, sequenceDistance } from '../../camera/rtp-packet.ts'
import { systemClock } from '../../runtime/clock.ts'
import { silentLog } from '../../runtime/log.ts'
import { createRtspSource, type RtspSourceOptions } from './rtsp-source.ts'

/** Debian's own Python: the bindings are not in others. Packages: python3-gi, gir1.2-gst-rtsp-server-1.0, gstreamer1.0-plugins-ugly. */
const python = '/usr/bin/python3'
const script = fileURLToPath(new URL('./test-server/gst-rtsp-server.py', import.meta.url))
const probe = `
import gi
gi.require_version("GstRtspServer", "1.0")
from gi.repository import Gst, GstRtspServer
Gst.init(None)
missing = [name for name in ("x264enc", "rtph264pay", "videotestsrc", "alawenc") if not Gst.ElementFactory.find(name)]
assert not missing, "no GStreamer element " + ", ".join(missing)
`
const found = spawnSync(python, ['-c', probe], { encoding: 'utf8' })
const isAbsent = found.status !== 0
if (isAbsent) {
  const reason = found.error?.message ?? found.stderr.trim().split('\n').at(-1)
  process.stderr.write(`SKIPPED: RTSP against GStreamer's server: ${reason}\n`)
}

const password = encodeURIComponent('p@ss:wörd')
const processes: ChildProcess[] = []
const pulls: Pull[] = []

afterEach(async () => {
  await Promise.all(pulls.splice(0).map((pull) => pull.stop()))
  for (const child of processes.splice(0)) child.kill('SIGKILL')
})

async function startServer(authentication: 'none' | 'basic' | 'digest', port = 0) {
  const child = spawn(python, [script, String(port), authentication, '25'], { stdio: ['ignore', 'pipe', 'inherit'] })
  processes.push(child)
  const [line] = await once(child.stdout, 'data')
  return { child, port: Number(/port (\d+)/.exec(String(line))?.[1]) }
}

type Played = { packets: RtpPacket[]; parameterSets: Buffer[] }

/** Plays until `enough` packets have come, then stops. */
async function play(url: string, transport: RtspSourceOptions['transport'], enough: number): Promise<Played> {
  const stop = new AbortController()
  const played: Played = { packets: [], parameterSets: [] }
  await createRtspSource({ url, transport, clock: systemClock }).run(stop.signal, {
    opened: ({ parameterSets }) => played.parameterSets.push(...parameterSets),
    packet(packet) {
      played.packets.push(packet)
      if (played.packets.length === enough) stop.abort()
    },
  })
  return played
}

function expectPicture({ packets, parameterSets }: Played): void {
  const types = new Set(packets.flatMap(({ payload }) => nalTypesIn(payload)))
  expect(types.has(nalType.idr)).toBe(true)
  expect(parameterSets.map((set) => set.readUInt8(0) & 0x1f)).toEqual([nalType.sps, nalType.pps])
  const steps = packets
    .slice(1)
    .map((packet, i) => sequenceDistance(packets[i]?.sequenceNumber ?? 0, packet.sequenceNumber))
  expect(steps.every((step) => step === 1)).toBe(true)
  expect(packets.every(({ payloadType }) => payloadType === 96)).toBe(true)
}

describe.skipIf(isAbsent)('RTSP source and GStreamer’s server', () => {
  it.each(['tcp', 'udp'] as const)('plays over %s, again and again', async (transport) => {
    const { port } = await startServer('none')
    for (let round = 0; round < 2; round += 1)
      expectPicture(await play(`rtsp://127.0.0.1:${port}/entrance`, transport, 60))
  })

  it.each([
    ['basic', 'tcp'],
    ['digest', 'tcp'],
    ['digest', 'udp'],
  ] as const)('proves itself by %s over %s', async (authentication, transport) => {
    const { port } = await startServer(authentication)
    expectPicture(await play(`rtsp://camera:${password}@127.0.0.1:${port}/entrance`, transport, 40))
    for (const credentials of ['camera:wrong@', ''])
      await expect(play(`rtsp://${credentials}127.0.0.1:${port}/entrance`, transport, 1)).rejects.toMatchObject({
        code: 'camera.unauthorized',
      })
  })

  it('tells of a path that is not there', async () => {
    const { port } = await startServer('none')
    await expect(play(`rtsp://127.0.0.1:${port}/nowhere`, 'tcp', 1)).rejects.toMatchObject({ code: 'camera.protocol' })
  })

  it.each(['tcp', 'udp'] as const)('comes back over %s when the server was killed in the middle', async (transport) => {
    const first = await startServer('none')
    const states: string[] = []
    const waiting = new Map<string, () => void>()
    const became = (state: string) => new Promise<void>((resolve) => waiting.set(state, resolve))
    const url = `rtsp://127.0.0.1:${first.port}/entrance`
    const pull = createPull({
      source: createRtspSource({ url, transport, clock: systemClock }),
      clock: systemClock,
      log: silentLog,
      onPacket: () => {},
      onState(state) {
        states.push(state)
        waiting.get(state)?.()
      },
    })
    pulls.push(pull)
    const streaming = became('streaming')
    await pull.start()
    await streaming
    const failing = became('failing')
    first.child.kill('SIGKILL')
    await failing
    const back = became('streaming')
    await startServer('none', first.port)
    await back
    expect(states).toEqual(['connecting', 'streaming', 'failing', 'streaming'])
  })
})
