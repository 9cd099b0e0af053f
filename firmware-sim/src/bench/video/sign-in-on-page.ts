import type { Page } from 'playwright-core'
import { z } from 'zod'
import type { ApiAnswer, ApiClient } from '../../demo/api-client.ts'
import { signIn } from '../../demo/sign-in.ts'

const answered = z.object({ status: z.int(), body: z.unknown() })

/** Signs the page in as a resident, by the requests that its app makes; the session stays with the browser. */
export async function signInOnPage(page: Page, phone: string): Promise<void> {
  const client: ApiClient = {
    async send(method, path, body): Promise<ApiAnswer> {
      const sentAtMs = performance.timeOrigin + performance.now()
      const init = { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      const answer = await page.evaluate(`(async () => {
        const answer = await fetch(${JSON.stringify(path)}, ${JSON.stringify(init)})
        return { status: answer.status, body: await answer.json().catch(() => null) }
      })()`)
      return { ...answered.parse(answer), headers: {}, sentAtMs }
    },
    close: () => {},
    cookieHeader: () => '',
  }
  await signIn(client, phone)
}
