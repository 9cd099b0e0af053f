import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ApiClient, apiClient } from '../src/demo/api-client.ts'
import { type House, startHouse } from '../src/demo/house.ts'
import { signIn } from '../src/demo/sign-in.ts'
import { temporaryFolder } from '../src/demo/temporary-folder.ts'
import { waitUntil } from '../src/demo/wait-until.ts'
import { launchBrowser, openPage } from './browser.ts'
import { startExternalSurroundings } from './external-surroundings.ts'
import { signIn as signInByPage } from './resident.ts'
import { simulator } from './simulator.ts'

const pyotr = '+79000000002'
const anna = '+79000000001'

const within = { withinMs: 5_000 }

/** The plugs that can be pulled from outside, one after the other, on one house. */
describe('a house whose plugs are pulled', () => {
  const folder = temporaryFolder()
  let surroundings: Awaited<ReturnType<typeof startExternalSurroundings>>
  let house: House
  let client: ApiClient
  let sim: ReturnType<typeof simulator>

  beforeAll(async () => {
    surroundings = await startExternalSurroundings(folder.path)
    house = await startHouse({ ...surroundings.options, dataFolder: folder.path, pulseMs: 200 })
    sim = simulator(house.simUrl)
    client = apiClient(house.cloudUrl)
    await signIn(client, anna)
  })
  afterAll(async () => {
    client?.close()
    await house?.stop()
    await surroundings?.stop()
    folder.remove()
  })

  const open = async () => {
    const key = { 'idempotency-key': randomUUID() }
    const { status, body } = await client.send('POST', `/api/entrances/${house.entranceId}/open`, undefined, key)
    return { status, code: codeOf(body) }
  }
  const opens = () =>
    waitUntil('the door opens again', async () => ((await open()).status === 200 ? true : undefined), {
      withinMs: 30_000,
    })
  /** Records of the controller that are committed in the cloud, and how many chains looked broken. */
  const journal = async () => {
    const metrics = await (await fetch(`${house.cloudUrl}/metrics`)).text()
    const sum = (name: string) =>
      [...metrics.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\d+)`, 'gm'))].reduce(
        (total, [, n]) => total + Number(n),
        0,
      )
    return sum('domovoy_journal_records_total')
  }
  /** Somebody leaves by the exit button: the controller alone lets them out, and writes it down. */
  const leaveTheHouse = async () => {
    // Into a running release the button brings no second edge.
    await waitUntil('the door is locked', async () => ((await sim.state()).lines.lock ? undefined : true), within)
    const before = (await sim.state()).lockPulses
    await sim.pressExit()
    await waitUntil(
      'the exit button opens',
      async () => ((await sim.state()).lockPulses > before ? true : undefined),
      within,
    )
  }
  const arrived = (count: number) =>
    waitUntil('the records arrive', async () => ((await journal()) >= count ? true : undefined), { withinMs: 40_000 })

  it('refuses clearly while the database is away, keeps the door working, and loses nothing', async () => {
    expect(await open()).toEqual({ status: 200, code: undefined })
    const before = await journal()
    await surroundings.postgres.restart(async () => {
      expect(await open()).toEqual({ status: 503, code: 'database.unavailable' })
      expect((await fetch(`${house.cloudUrl}/healthz`)).status).toBe(200)
      expect((await fetch(`${house.cloudUrl}/readyz`)).status).toBe(503)
      await leaveTheHouse()
    })
    await opens()
    await arrived(before + 2)
    expect((await fetch(`${house.cloudUrl}/readyz`)).status).toBe(200)
  })

  it('refuses within the life of a command while the broker is away, and loses nothing', async () => {
    const before = await journal()
    await (await surroundings.mosquitto).restart(async () => {
      const startedMs = performance.now()
      expect((await open()).status).toBeGreaterThanOrEqual(503)
      expect(performance.now() - startedMs).toBeLessThan(5_500)
      await leaveTheHouse()
    })
    await house.online()
    await opens()
    await arrived(before + 2)
  })

  it('lets the camera go within 30 s when the browsers of two viewers are killed', async () => {
    const browser = await launchBrowser()
    const [first, second] = [await openPage(browser), await openPage(browser)]
    await signInByPage(first.page, house.cloudUrl, pyotr)
    await second.context.addCookies(await first.context.cookies())
    await second.page.goto(`${house.cloudUrl}/`)
    for (const { page } of [first, second]) await page.locator('[data-picture=live]').waitFor({ timeout: 30_000 })
    expect((await sim.state()).camera.clients).toBe(1)
    const session = await browser.newBrowserCDPSession()
    // The browser dies on the spot, without a goodbye to anybody.
    await session.send('Browser.crash').catch(() => undefined)
    await waitUntil(
      'nobody pulls the camera',
      async () => ((await sim.state()).camera.clients === 0 ? true : undefined),
      {
        withinMs: 30_000,
      },
    )
    await browser.close().catch(() => undefined)
    await opens()
  })
})

function codeOf(body: unknown): string | undefined {
  return body !== null && typeof body === 'object' && 'code' in body ? String(body.code) : undefined
}
