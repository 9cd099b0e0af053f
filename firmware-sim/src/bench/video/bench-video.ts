import type { Browser } from 'playwright-core'
import { type House, startHouse } from '../../demo/house.ts'
import { temporaryFolder } from '../../demo/temporary-folder.ts'
import type { BenchResult } from '../bench-result.ts'
import { followCamera } from './camera-frames.ts'
import { benchJanus } from './janus.ts'
import {
  coldFigures,
  delayFigures,
  loadFigures,
  type MeasuredClip,
  measureColdStarts,
  measureDelays,
  measureLoad,
  measureStarts,
  startFigures,
  type VideoServer,
} from './measure.ts'
import { launchBrowser, openMeasuringPage } from './measuring-page.ts'
import { signInOnPage } from './sign-in-on-page.ts'

/**
 * Live video as a resident sees it: a real browser, the cloud, the edge and the simulated camera, over WHEP as the app does.
 * First pictures are measured from the click, at random phases of the camera's groups of pictures, with the stream flowing
 * for another viewer; cold ones with nobody watching. The same is asked of Janus where it is installed.
 * @throws VideoCheckError unless frames were really decoded and their numbers went on
 */
export async function benchVideo(): Promise<BenchResult> {
  const browser = await launchBrowser()
  try {
    const figures = { ...(await benchEdge(browser, 'gop2')), ...(await benchEdge(browser, 'gop10')) }
    return { figures, peers: await benchJanus(browser) }
  } finally {
    await browser.close()
  }
}

async function benchEdge(browser: Browser, clip: MeasuredClip): Promise<Record<string, number>> {
  const folder = temporaryFolder()
  try {
    const house = await startHouse({ dataFolder: folder.path, clip })
    try {
      return await measureHouse(browser, house, clip)
    } finally {
      await house.stop()
    }
  } finally {
    folder.remove()
  }
}

async function measureHouse(browser: Browser, house: House, clip: MeasuredClip): Promise<Record<string, number>> {
  const page = await openMeasuringPage(browser, `${house.cloudUrl}/healthz`)
  try {
    await signInOnPage(page.page, house.residents[0]?.phone ?? '')
    const server: VideoServer = {
      page,
      asking: { kind: 'whep', url: `/api/entrances/${house.entranceId}/whep` },
      camera: await followCamera(house.simUrl),
      clip,
      pid: house.edge.pid() ?? 0,
    }
    const figures = {
      ...coldFigures(clip, await measureColdStarts(server)),
      ...startFigures(clip, await measureStarts(server)),
    }
    if (clip === 'gop10') return figures
    return { ...figures, ...delayFigures(await measureDelays(server)), ...loadFigures(await measureLoad(server)) }
  } finally {
    await page.close()
  }
}
