import { spawn } from 'node:child_process'
import { once } from 'node:events'
import lighthouse from 'lighthouse'
import { freePorts } from '../../demo/ports.ts'
import { temporaryFolder } from '../../demo/temporary-folder.ts'
import { waitUntil } from '../../demo/wait-until.ts'

/** Lighthouse did not come to an end, or left a category unjudged. */
class LighthouseError extends Error {
  readonly code = 'bench.lighthouse'
}

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync']

/**
 * What Lighthouse thinks of a page on its phone (slow by simulation), 0…100. In a browser of its own: two that steer one
 * get in each other's way.
 */
export async function lighthouseScores(url: string): Promise<{ performance: number; accessibility: number }> {
  const profile = temporaryFolder()
  const [port = 0] = await freePorts(1)
  const own = [`--remote-debugging-port=${port}`, `--user-data-dir=${profile.path}`, '--no-first-run', 'about:blank']
  const browser = spawn(process.env.CHROMIUM ?? '/usr/bin/chromium', [...flags, ...own], { stdio: 'ignore' })
  const ended = once(browser, 'exit')
  try {
    await waitUntil('a browser for Lighthouse', () => isListening(port), { withinMs: 20_000 })
    return await judge(url, port)
  } finally {
    browser.kill('SIGKILL')
    await ended
    profile.remove()
  }
}

async function judge(url: string, port: number) {
  const result = await lighthouse(url, {
    ...{ port, output: 'json', logLevel: 'error' },
    onlyCategories: ['performance', 'accessibility'],
  })
  if (!result || result.lhr.runtimeError) throw new LighthouseError(result?.lhr.runtimeError?.message ?? 'no result')
  const score = (category: string) => {
    const value = result.lhr.categories[category]?.score
    if (typeof value !== 'number') throw new LighthouseError(`no score for ${category}`)
    return Math.round(value * 100)
  }
  return { performance: score('performance'), accessibility: score('accessibility') }
}

async function isListening(port: number): Promise<true | undefined> {
  return fetch(`http://127.0.0.1:${port}/json/version`).then(
    ({ ok }) => ok || undefined,
    () => undefined,
  )
}
