import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { counterInFrame, frameCounterBlocks } from '../src/camera/frame-counter.ts'

export interface Scene {
  /** One frame with its counter, as PNG. */
  draw(frame: number): Promise<Buffer>
  close(): Promise<void>
}

const here = new URL('./', import.meta.url)

/** Opens the drawn courtyard in a browser; `passes` is how often the still picture is rendered to smooth its edges. */
export async function openScene(executablePath: string, passes: number, say: (text: string) => void): Promise<Scene> {
  const browser = await chromium.launch({
    executablePath,
    // WebGL without a graphics card.
    args: [
      ...['--headless', '--no-sandbox'],
      ...['--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'],
    ],
  })
  try {
    const page = await browser.newPage()
    page.on('console', (message) => say(message.text()))
    await prepare(page, passes)
    return { draw: (frame) => drawFrame(page, frame), close: () => browser.close() }
  } catch (error) {
    await browser.close()
    throw error
  }
}

async function prepare(page: Page, passes: number): Promise<void> {
  await page.route('http://scene.local/**', async (route) => {
    const name = new URL(route.request().url()).pathname.slice(1)
    if (name === '') return route.fulfill({ contentType: 'text/html', body: '' })
    const contentType = name.endsWith('.js') ? 'text/javascript' : 'text/plain'
    return route.fulfill({ contentType, body: await readFile(new URL(`scene/${name}`, here), 'utf8') })
  })
  await page.goto('http://scene.local/')
  await page.addScriptTag({
    type: 'module',
    content: `
      import { prepareFilm } from '/film.js'
      const fragmentSource = await (await fetch('/plate.glsl')).text()
      const passes = { stillPasses: ${passes}, actorPasses: ${Math.min(2, passes)} }
      globalThis.draw = await prepareFilm({ fragmentSource, ...passes, report: (text) => console.log(text) })
    `,
  })
  await page.waitForFunction('globalThis.draw', null, { timeout: 3_600_000 })
}

async function drawFrame(page: Page, frame: number): Promise<Buffer> {
  const { left, top, blockWidth, blockHeight } = counterInFrame
  const base64 = await page.evaluate<string>(`(async () => {
    const canvas = await draw(${frame})
    const context = canvas.getContext('2d')
    for (const [index, isLight] of ${JSON.stringify(frameCounterBlocks(frame))}.entries()) {
      context.fillStyle = isLight ? '#8f95a6' : '#10131b'
      context.fillRect((${left} + index * ${blockWidth}) * canvas.width, ${top} * canvas.height,
        ${blockWidth} * canvas.width, ${blockHeight} * canvas.height)
    }
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())
    return bytes.toBase64()
  })()`)
  return Buffer.from(base64, 'base64')
}
