import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import type { SentFrame } from '../../camera/camera.ts'
import { counterInFrame, counterInStrip, readFrameCounter } from '../../camera/frame-counter.ts'

/** How the page asks for video. `url` is of the same origin as the page. */
export type Asking = { kind: 'whep'; url: string } | { kind: 'janus'; url: string; mountpoint: number }
export type FirstPicture = {
  /** From the click to the first decoded frame. */
  firstFrameMs: number
  /** From the click until what is shown is less than half a second old. */
  liveMs: number
}
/** What a viewer showed: the frame's number in the pixels (null: unreadable), and when by our clock. */
export type ShownFrame = { frame: number | null; atMs: number }

/** A page of a real browser that watches as the resident's app does, and notes what it sees. */
export type MeasuringPage = {
  page: Page
  open(asking: Asking, newest: SentFrame): Promise<FirstPicture>
  closeLast(): Promise<void>
  closeAll(): Promise<void>
  /** What the first viewer shows. */
  record(forMs: number): Promise<ShownFrame[]>
  /** Frames decoded since each viewer began. */
  decoded(): Promise<number[]>
  close(): Promise<void>
}

const clipFrames = 500
const quiet = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync']

/** The system's Chromium, or the one that `CHROMIUM` names. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: quiet })
}

/** @param url a page of the origin that is to be asked for video */
export async function openMeasuringPage(browser: Browser, url: string): Promise<MeasuringPage> {
  // The page under test forbids foreign scripts; ours has to come in.
  const context = await browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  await page.goto(url)
  const counter = `read: ${readFrameCounter}, inFrame: ${JSON.stringify(counterInFrame)}, inStrip: ${JSON.stringify(counterInStrip)}`
  await page.evaluate(`document.body.replaceChildren(); globalThis.counter = { ${counter} }; undefined`)
  await page.evaluate(await readFile(new URL('page/watch.js', import.meta.url), 'utf8'))
  const aheadMs = await pageClockAhead(page)
  const call = <T>(method: string, ...args: unknown[]) =>
    page.evaluate<T>(`bench.${method}(${args.map((arg) => JSON.stringify(arg)).join()})`)

  return {
    page,
    open: (asking, { frame, atMs }) => call('open', asking, { frame, atMs: atMs + aheadMs, loop: clipFrames }),
    closeLast: () => call('close', 'last'),
    closeAll: () => call('close', 'all'),
    async record(forMs) {
      const shown = await call<ShownFrame[]>('record', forMs)
      return shown.map(({ frame, atMs }) => ({ frame, atMs: atMs - aheadMs }))
    },
    decoded: () => call('decoded'),
    close: () => context.close(),
  }
}

/** As `clockDifference` does for the simulator: a difference within what the round trip leaves open counts as none. */
async function pageClockAhead(page: Page): Promise<number> {
  let best = { roundTripMs: Number.POSITIVE_INFINITY, aheadMs: 0 }
  for (let n = 0; n < 20; n++) {
    const sentMs = performance.timeOrigin + performance.now()
    const pageMs = await page.evaluate<number>('bench.nowMs()')
    const roundTripMs = performance.timeOrigin + performance.now() - sentMs
    if (roundTripMs < best.roundTripMs) best = { roundTripMs, aheadMs: pageMs - sentMs - roundTripMs / 2 }
  }
  return Math.abs(best.aheadMs) <= best.roundTripMs / 2 ? 0 : best.aheadMs
}
