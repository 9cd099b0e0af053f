import { setTimeout as pause } from 'node:timers/promises'
import { quantile } from '../quantile.ts'
import type { CameraFrames } from './camera-frames.ts'
import type { Asking, FirstPicture, MeasuringPage, ShownFrame } from './measuring-page.ts'
import { spreadPhases } from './phases.ts'
import { cpuPercentDuring, residentMb } from './process-load.ts'

/** What is measured: a server of video that pulls the simulated camera. */
export type VideoServer = {
  page: MeasuringPage
  asking: Asking
  camera: CameraFrames
  clip: MeasuredClip
  pid: number
}
export type MeasuredClip = 'gop2' | 'gop10'

/** The bench itself is at fault, or what it measured did not do its work. */
class VideoCheckError extends Error {
  readonly code = 'bench.video'
}

const starts = 40
const coldStarts = 5
/** The edge keeps the camera's stream for 10 s after the last viewer; then the next start is a cold one. */
const lingerMs = 11_000
/** Frames from one keyframe to the next, and how long each stays. */
const groupFrames = { gop2: 50, gop10: 250 }
const frameMs = 40
/** For asking what the camera sends now. */
const leadMs = 150
const recordMs = 6_000
const recordings = 3
const settleMs = 2_000
const loadMs = 10_000

/** First pictures while another viewer keeps the camera's stream flowing. */
export async function measureStarts(server: VideoServer): Promise<FirstPicture[]> {
  const { page, asking, camera } = server
  await page.open(asking, await camera.newest())
  const pictures = await openAtPhases(server, starts, 0, () => page.closeLast())
  await page.closeAll()
  return pictures
}

/** First pictures for one who comes when nobody watched, and the server has let the camera's stream go. */
export function measureColdStarts(server: VideoServer): Promise<FirstPicture[]> {
  return openAtPhases(server, coldStarts, lingerMs, () => server.page.closeAll())
}

/** Opens viewers one after the other, evenly spread over the camera's groups of pictures. */
async function openAtPhases(
  { page, asking, camera, clip }: VideoServer,
  count: number,
  restMs: number,
  leave: () => Promise<void>,
): Promise<FirstPicture[]> {
  const pictures: FirstPicture[] = []
  const phases = spreadPhases(count, groupFrames[clip] * frameMs, Math.random)
  for (let n = 0; n < count; n++) {
    await pause(restMs)
    const newest = await camera.newest()
    const sinceKeyframeMs = (newest.frame % groupFrames[clip]) * frameMs + nowMs() - newest.atMs
    await pause(phases.takeNext(sinceKeyframeMs, leadMs))
    pictures.push(await page.open(asking, newest))
    await leave()
  }
  return pictures
}

/** From the camera's last packet of a frame until that frame is on the screen. */
export async function measureDelays({ page, asking, camera }: VideoServer): Promise<number[]> {
  await page.open(asking, await camera.newest())
  await pause(settleMs)
  const delays: number[] = []
  for (let n = 0; n < recordings; n++) {
    const shown = await page.record(recordMs)
    checkShown(shown)
    const sentAt = new Map((await camera.recent()).map(({ frame, atMs }) => [frame, atMs]))
    for (const { frame, atMs } of shown) {
      const sentMs = frame === null ? undefined : sentAt.get(frame)
      if (sentMs !== undefined) delays.push(atMs - sentMs)
    }
  }
  await page.closeAll()
  const impossible = delays.filter((delayMs) => delayMs <= 0).length
  if (delays.length < 100 || impossible > 0)
    throw new VideoCheckError(`${delays.length} frames were seen, ${impossible} of them before they were sent`)
  return delays
}

/** Real frames that go on: readable numbers, each greater than the one before, save at the clip's seam. */
function checkShown(shown: ShownFrame[]) {
  const frames = shown.flatMap(({ frame }) => (frame === null ? [] : [frame]))
  const unreadable = shown.length - frames.length
  const backwards = frames.filter((frame, index) => index > 0 && frame < (frames[index - 1] ?? 0)).length
  if (frames.length < recordMs / 80 || unreadable > shown.length / 20 || backwards > 1)
    throw new VideoCheckError(`${shown.length} frames shown, ${unreadable} unreadable, ${backwards} steps back`)
}

/** Load of the server's process with more and more viewers; all of them decode. */
export async function measureLoad({ page, asking, camera, pid }: VideoServer) {
  const cpuPercent: Record<number, number> = {}
  let fewestFramesPerSecond = Number.POSITIVE_INFINITY
  let open = 0
  for (const viewers of [1, 5, 10]) {
    for (; open < viewers; open++) await page.open(asking, await camera.newest())
    await pause(settleMs)
    const before = await page.decoded()
    cpuPercent[viewers] = await cpuPercentDuring(pid, () => pause(loadMs))
    const after = await page.decoded()
    const gained = after.map((frames, index) => ((frames - (before[index] ?? 0)) * 1000) / loadMs)
    if (gained.length !== viewers || gained.some((perSecond) => perSecond < 5))
      throw new VideoCheckError(`of ${viewers} viewers some saw a still: ${gained.join(', ')} frames a second`)
    fewestFramesPerSecond = Math.min(fewestFramesPerSecond, ...gained)
  }
  const rssMb = await residentMb(pid)
  await page.closeAll()
  return { cpuPercent, rssMb, fewestFramesPerSecond }
}

export function startFigures(clip: MeasuredClip, pictures: FirstPicture[]): Record<string, number> {
  const first = pictures.map(({ firstFrameMs }) => firstFrameMs)
  const live = pictures.map(({ liveMs }) => liveMs)
  return {
    [`${clip}FirstFrameP50Ms`]: round(quantile(first, 0.5)),
    [`${clip}FirstFrameP95Ms`]: round(quantile(first, 0.95)),
    [`${clip}LiveP50Ms`]: round(quantile(live, 0.5)),
    [`${clip}LiveP95Ms`]: round(quantile(live, 0.95)),
  }
}

export function coldFigures(clip: MeasuredClip, pictures: FirstPicture[]): Record<string, number> {
  const first = pictures.map(({ firstFrameMs }) => firstFrameMs)
  return {
    [`${clip}ColdFirstFrameP50Ms`]: round(quantile(first, 0.5)),
    [`${clip}ColdFirstFrameMaxMs`]: round(Math.max(...first)),
  }
}

export function delayFigures(delays: number[]): Record<string, number> {
  return { glassToGlassP50Ms: round(quantile(delays, 0.5)), glassToGlassP95Ms: round(quantile(delays, 0.95)) }
}

export function loadFigures(load: Awaited<ReturnType<typeof measureLoad>>): Record<string, number> {
  return {
    cpuPercentAt1: round(load.cpuPercent[1] ?? 0),
    cpuPercentAt5: round(load.cpuPercent[5] ?? 0),
    cpuPercentAt10: round(load.cpuPercent[10] ?? 0),
    edgeRssMb: round(load.rssMb),
    fewestFramesPerSecond: round(load.fewestFramesPerSecond),
  }
}

const nowMs = () => performance.timeOrigin + performance.now()

const round = (value: number) => Math.round(value * 10) / 10
