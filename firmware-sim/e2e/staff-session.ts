import type { BrowserContext } from 'playwright-core'
import { newestCode } from './resident.ts'

interface StaffCodes {
  code: string
  next: string
}

/** Codes serve once: this process knows which it has shown. */
const shown = new Set<string>()

/**
 * Lets a browser in as a member of the demo's staff, past the pages that are tested elsewhere: the phone's code, then the
 * second factor that the demo tells.
 */
export async function enterAsStaff(context: BrowserContext, cloudUrl: string, phone: string): Promise<void> {
  const post = async (path: string, data: object) => {
    const answer = await context.request.post(`${cloudUrl}${path}`, { data, headers: { origin: cloudUrl } })
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
  }
  await post('/api/auth/code', { phone })
  await post('/api/auth/verify', { phone, code: await newestCode(cloudUrl, phone) })
  await post('/api/auth/second-factor/verify', { code: await unshownFactor(cloudUrl, phone) })
}

/** A one-time password of the demo's staff that this process has not shown for this person yet. */
export async function unshownFactor(cloudUrl: string, phone: string): Promise<string> {
  const told = (await (await fetch(`${cloudUrl}/api/demo/staff-codes`)).json()) as StaffCodes
  const code = [told.code, told.next].find((it) => !shown.has(`${phone} ${it}`)) ?? told.next
  shown.add(`${phone} ${code}`)
  return code
}
