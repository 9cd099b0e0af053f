import type { Page } from 'playwright-core'
import { counterInFrame, readFrameCounter } from '../src/camera/frame-counter.ts'

/** The number that the simulated camera drew into the frame that the page shows now; null while none is readable. */
export async function shownFrame(page: Page): Promise<number | null> {
  const image = await page.evaluate(() => {
    const video = document.querySelector('video')
    if (video === null || video.videoWidth === 0) return null
    const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight)
    const drawing = canvas.getContext('2d', { willReadFrequently: true })
    if (drawing === null) return null
    drawing.drawImage(video, 0, 0)
    // The strip of the counter alone crosses over to the test: 16 rows at the bottom.
    const height = Math.round(canvas.height / 45)
    const strip = drawing.getImageData(0, canvas.height - height, canvas.width, height)
    return { data: Array.from(strip.data), width: strip.width, height: strip.height }
  })
  return image && readFrameCounter(image, { ...counterInFrame, top: 0, blockHeight: 1 })
}
