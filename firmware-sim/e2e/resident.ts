import type { Page } from 'playwright-core'

interface Outbox {
  messages: { to: string; text: string }[]
}

/** The newest code sent to a phone, from the demo's outbox. */
export async function newestCode(cloudUrl: string, phone: string): Promise<string> {
  const { messages } = (await (await fetch(`${cloudUrl}/api/outbox`)).json()) as Outbox
  const code = /\b\d{4}\b/.exec(messages.find(({ to }) => to === phone)?.text ?? '')?.[0]
  if (code === undefined) throw new Error(`no code was sent to ${phone}`)
  return code
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
