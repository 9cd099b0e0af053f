import { setTimeout } from 'node:timers/promises'
import type { Page } from 'playwright-core'

interface Outbox {
  messages: { id: string; to: string; text: string }[]
}

const read = new Set<string>()
const arrivesMs = 10_000
const pollMs = 50

/** The newest code sent to a phone, from the demo's outbox: one that was not asked for before. */
export async function newestCode(cloudUrl: string, phone: string): Promise<string> {
  for (const deadline = Date.now() + arrivesMs; Date.now() < deadline; await setTimeout(pollMs)) {
    const { messages } = (await (await fetch(`${cloudUrl}/api/outbox`)).json()) as Outbox
    const [newest] = messages.filter(({ to }) => to === phone)
    const code = /\b\d{4}\b/.exec(newest?.text ?? '')?.[0]
    if (newest === undefined || code === undefined || read.has(newest.id)) continue
    read.add(newest.id)
    return code
  }
  throw new Error(`no code was sent to ${phone}`)
}

/** Signs in as a person does, and the entrance is there. */
export async function signIn(page: Page, cloudUrl: string, phone: string): Promise<void> {
  await enterCode(page, cloudUrl, phone)
  await page.locator('[data-open]').waitFor()
}

/** Number, then the code from the outbox. */
export async function enterCode(page: Page, cloudUrl: string, phone: string): Promise<void> {
  await page.goto(`${cloudUrl}/`)
  await page.locator('input[name=phone]').fill(phone)
  await page.locator('button[type=submit]').click()
  const code = page.locator('input[name=code]')
  await code.waitFor()
  await code.fill(await newestCode(cloudUrl, phone))
}
