import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { type House, startHouse } from '../../demo/house.ts'
import { rootFolder } from '../../demo/pinned-node.ts'
import { temporaryFolder } from '../../demo/temporary-folder.ts'
import type { BenchResult } from '../bench-result.ts'
import { quantile } from '../quantile.ts'
import { launchBrowser } from '../video/measuring-page.ts'
import { signInOnPage } from '../video/sign-in-on-page.ts'
import { lighthouseScores } from './lighthouse-scores.ts'
import { loadOnSlowPhone } from './slow-phone.ts'

/** Of each page; the middle one counts. */
const loads = 5

/** There is nothing to measure. */
class WebCheckError extends Error {
  readonly code = 'bench.web'
}

/**
 * How soon a resident can use the pages on a slow phone, of the production build as the cloud serves it, and what Lighthouse
 * says. Every load is a first one: an empty cache, no service worker.
 * @throws WebCheckError when the web app has not been built
 */
export async function benchWeb(): Promise<BenchResult> {
  if (!existsSync(join(rootFolder, 'cloud/web/dist/index.html'))) {
    throw new WebCheckError('the web app is not built: node_modules/.bin/vite build cloud/web')
  }
  const folder = temporaryFolder()
  const browser = await launchBrowser()
  try {
    const house = await startHouse({ dataFolder: folder.path })
    try {
      return { figures: await measure(browser, house), peers: {} }
    } finally {
      await house.stop()
    }
  } finally {
    await browser.close()
    folder.remove()
  }
}

async function measure(browser: Browser, house: House): Promise<Record<string, number>> {
  const [signInUrl, homeUrl] = [`${house.cloudUrl}/sign-in`, `${house.cloudUrl}/`]
  const signIn = await repeat(() => loadOnSlowPhone(browser, signInUrl, 'input[name=phone]'))

  const context = await browser.newContext({ bypassCSP: true })
  const page = await context.newPage()
  await page.goto(`${house.cloudUrl}/healthz`)
  await signInOnPage(page, house.residents[0]?.phone ?? '')
  const state = await context.storageState()
  await context.close()
  const home = await repeat(() => loadOnSlowPhone(browser, homeUrl, '[data-open]', state))

  const scores = await lighthouseScores(signInUrl)
  return {
    signInInteractiveMs: middle(signIn.map(({ interactiveMs }) => interactiveMs)),
    signInFirstLoadKb: middle(signIn.map(({ receivedKb }) => receivedKb)),
    homeInteractiveMs: middle(home.map(({ interactiveMs }) => interactiveMs)),
    homeFirstLoadKb: middle(home.map(({ receivedKb }) => receivedKb)),
    lighthousePerformance: scores.performance,
    lighthouseAccessibility: scores.accessibility,
  }
}

async function repeat<T>(load: () => Promise<T>): Promise<T[]> {
  const results: T[] = []
  for (let n = 0; n < loads; n++) results.push(await load())
  return results
}

const middle = (values: number[]) => Math.round(quantile(values, 0.5) * 10) / 10
