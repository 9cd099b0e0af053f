import { setTimeout } from 'node:timers/promises'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'

/** A phone of the middle of the last decade: a quarter of this machine's speed. */
const cpuSlowdown = 4
/** «3G Fast» of WebPageTest, which Lighthouse's mobile preset has as well: 1.6 Mbit/s, 750 kbit/s, 150 ms there and back. */
const network = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
}

const phone: BrowserContextOptions = {
  ...{ viewport: { width: 360, height: 780 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  ...{ locale: 'ru-RU', timezoneId: 'Europe/Moscow' },
}

const quietMs = 1_500

export interface PageLoad {
  /** From the beginning of the navigation until the element is painted and the page answers to touches. */
  interactiveMs: number
  /** What came over the network until nothing was asked any more, compressed, headers included. */
  receivedKb: number
}

/**
 * Opens a page on a slow phone that has never been there: nothing is in its cache.
 * @param selector what a person wants to touch; it must be enabled
 */
export async function loadOnSlowPhone(
  browser: Browser,
  url: string,
  selector: string,
  state?: Awaited<ReturnType<BrowserContext['storageState']>>,
): Promise<PageLoad> {
  // The page forbids scripts of others; ours has to come in.
  const context = await browser.newContext({ ...phone, bypassCSP: true, ...(state && { storageState: state }) })
  try {
    const page = await context.newPage()
    const received = await throttle(context, page)
    await page.addInitScript({ content: watchFor(selector) })
    await page.goto(url, { waitUntil: 'commit' })
    await page.waitForFunction('globalThis.interactiveMs !== undefined', undefined, { timeout: 60_000 })
    const interactiveMs = await page.evaluate<number>('globalThis.interactiveMs')
    await quiet(received)
    return { interactiveMs, receivedKb: received() / 1024 }
  } finally {
    await context.close()
  }
}

/** The live stream never ends: what counts is that nothing has been finished for a while. */
async function quiet(received: () => number): Promise<void> {
  for (let before = -1; before !== received(); await setTimeout(quietMs)) before = received()
}

/** @returns how many bytes have come since; the service worker keeps a line of its own and is not counted */
async function throttle(context: BrowserContext, page: Page): Promise<() => number> {
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', network)
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown })
  let bytes = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  return () => bytes
}

/**
 * Notes when the element is there and enabled, painted (two frames), and nothing has held the page up for 50 ms since: the
 * end of the last long task (W3C Long Tasks) when one was under way.
 */
function watchFor(selector: string): string {
  return `(() => {
    let lastLongEndMs = 0
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) lastLongEndMs = task.startTime + task.duration
    }).observe({ type: 'longtask', buffered: true })
    const settle = (paintedMs) => setTimeout(() => {
      const lateMs = performance.now() - paintedMs
      if (lateMs < 100) globalThis.interactiveMs = Math.max(paintedMs, lastLongEndMs > paintedMs ? lastLongEndMs : 0)
      else settle(performance.now())
    }, 50)
    const look = () => {
      const element = document.querySelector(${JSON.stringify(selector)})
      const isReady = element !== null && !element.disabled && element.getClientRects().length > 0
      if (!isReady) return requestAnimationFrame(look)
      requestAnimationFrame(() => setTimeout(() => settle(performance.now()), 0))
    }
    requestAnimationFrame(look)
  })()`
}
