import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type House, type HouseOptions, startHouse } from '../src/demo/house.ts'
import { temporaryFolder } from '../src/demo/temporary-folder.ts'
import { launchBrowser, openPage, phone } from './browser.ts'
import { newestCode, signIn } from './resident.ts'
import { shownFrame } from './shown-frame.ts'
import { simulator } from './simulator.ts'

const anna = { name: 'Анна Смирнова', phone: '+79000000001' }
const pyotr = { name: 'Пётр Смирнов', phone: '+79000000002' }
const maria = { name: 'Мария Иванова', phone: '+79000000003' }
const neighbouringHouse = '01936f4e-5a00-7000-8000-00000000a201'
const otherCompany = '01936f4e-5a00-7000-8000-00000000b101'

const within = { timeout: 15_000 }
/** What the person is promised when no answer comes. */
const answerWithin = { timeout: 6_000 }

/** What stands around a house, and is stopped after it. */
export type Surroundings = { options: Omit<HouseOptions, 'dataFolder'>; stop(): Promise<void> }
export type Surround = (dataFolder: string) => Promise<Surroundings>

/**
 * What the product is for: somebody signs in, sees who stands at the door, and opens it. The same for every way to set up
 * a house (database and broker of its own, or somebody else's).
 */
export function describeMainJob(
  name: string,
  surround: Surround = async () => ({ options: {}, stop: async () => {} }),
) {
  describe(`opening the door from a browser: ${name}`, () => {
    const folder = temporaryFolder()
    let surroundings: Surroundings
    let house: House
    let browser: Browser
    let page: Page
    let faults: string[]
    let sim: ReturnType<typeof simulator>

    beforeAll(async () => {
      surroundings = await surround(folder.path)
      house = await startHouse({ ...surroundings.options, dataFolder: folder.path })
      sim = simulator(house.simUrl)
      browser = await launchBrowser()
      ;({ page, faults } = await openPage(browser))
      page.setDefaultTimeout(within.timeout)
    })
    afterAll(async () => {
      await browser?.close()
      await house?.stop()
      await surroundings?.stop()
      folder.remove()
    })

    const openButton = () => page.locator('[data-open]')
    const picture = (state: string) => page.locator(`[data-picture=${state}]`)
    const lines = (of: Page) => of.getByRole('listitem')
    const lineCount = () => lines(page).filter({ hasText: 'Из приложения' }).count()

    it('signs in by phone and code', async () => {
      await page.goto(`${house.cloudUrl}/`)
      const number = page.getByLabel('Мобильный телефон')
      const next = page.getByRole('button', { name: 'Далее' })
      await number.pressSequentially('900000000')
      expect(await next.isDisabled()).toBe(true)
      await number.fill('8 (900) 000-00-01')
      expect(await number.inputValue()).toBe('900 000-00-01')
      await next.click()
      const code = page.getByLabel('Код из четырёх цифр')
      await code.waitFor()
      await page.getByText(/Отправить ещё раз через (3:00|2:5\d)/).waitFor()
      const right = await newestCode(house.cloudUrl, anna.phone)
      await code.fill(right === '0000' ? '1111' : '0000')
      await page.getByText(/Код не подошёл.*Осталось 4 попытки/).waitFor()
      await code.pressSequentially(right)
      await page.getByRole('heading', { name: 'Подъезд 1' }).waitFor()
      expect(new URL(page.url()).pathname).toBe('/')
    })

    it('shows the entrance live', async () => {
      await picture('live').waitFor()
      const first = await vi.waitUntil(() => shownFrame(page), within)
      await vi.waitUntil(async () => {
        const now = await shownFrame(page)
        return now !== null && now !== first
      }, within)
    })

    it('opens the door once, and the event appears by itself', async () => {
      await page.getByText('Здесь появится, кто открывал дверь').waitFor()
      const { lockPulses } = await sim.state()
      await page.getByRole('button', { name: 'Открыть дверь' }).click()
      await page.getByRole('button', { name: 'Дверь открыта' }).waitFor()
      await vi.waitFor(async () => expect((await sim.state()).lockPulses).toBe(lockPulses + 1), within)
      await page.getByRole('status', { name: 'Дверь: Отперта' }).waitFor()
      await lines(page).filter({ hasText: 'Вы' }).filter({ hasText: 'Из приложения' }).waitFor()
      await page.getByRole('status', { name: 'Дверь: Заперта' }).waitFor()
      await page.getByRole('button', { name: 'Открыть дверь' }).waitFor()
      expect((await sim.state()).lockPulses).toBe(lockPulses + 1)
    })

    it('opens by keyboard', async () => {
      const { lockPulses } = await sim.state()
      await openButton().focus()
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Дверь открыта' }).waitFor()
      await vi.waitFor(async () => expect((await sim.state()).lockPulses).toBe(lockPulses + 1), within)
      await page.getByRole('button', { name: 'Открыть дверь' }).waitFor()
    })

    it('tells the others of the flat as it happens, and nobody else', async () => {
      const family = await openPage(browser)
      const neighbour = await openPage(browser)
      await Promise.all([
        signIn(family.page, house.cloudUrl, pyotr.phone),
        signIn(neighbour.page, house.cloudUrl, maria.phone),
      ])
      const annas = lines(family.page).filter({ hasText: anna.name })
      await annas.first().waitFor()
      const before = await annas.count()
      await openButton().click()
      await vi.waitFor(async () => expect(await annas.count()).toBe(before + 1), within)
      await neighbour.page.getByText('Здесь появится, кто открывал дверь').waitFor()
      expect(await lines(neighbour.page).count()).toBe(0)
      expect([...family.faults, ...neighbour.faults]).toEqual([])
      await Promise.all([family.context.close(), neighbour.context.close()])
    })

    it('says so while the camera is silent, and shows it again by itself', async () => {
      await sim.film(false)
      await page.getByText(/Связь с камерой прервалась|Камера не отвечает/).waitFor()
      await sim.film(true)
      await page.locator('[data-picture=live]').waitFor({ timeout: 30_000 })
    })

    it.each([
      ['another company', otherCompany, 'Такого подъезда нет'],
      ['a neighbouring house', neighbouringHouse, 'Этот подъезд не ваш'],
    ])('keeps out of the entrance of %s', async (_of, entranceId, words) => {
      await page.goto(`${house.cloudUrl}/entrances/${entranceId}`)
      await page.getByText(words).waitFor()
      expect(await page.getByRole('button', { name: 'Открыть дверь' }).count()).toBe(0)
      await page.getByRole('link', { name: 'На главную' }).click()
      await openButton().waitFor()
    })

    it('leaves the camera together with the screen, and comes back to it', async () => {
      await picture('live').waitFor()
      const left = page.waitForRequest((request) => request.method() === 'DELETE' && request.url().includes('/whep/'))
      await page.goBack()
      await left
      await page.goForward()
      await picture('live').waitFor()
      expect(await page.getByText('Дверь не открылась').count()).toBe(0)
    })

    it('stops the picture while nobody looks', async () => {
      await turn(page, 'hidden')
      await picture('off').waitFor({ state: 'attached' })
      await turn(page, 'visible')
      await picture('live').waitFor()
    })

    it('says within 6 s that no answer came', async () => {
      await page.route('**/open', () => undefined)
      await openButton().click()
      await page.getByRole('button', { name: 'Ждём ответа двери…' }).waitFor()
      await page.getByText('Не дождались ответа').waitFor(answerWithin)
      await page.unroute('**/open')
    })

    it('says when the browser has no network', async () => {
      await page.context().setOffline(true)
      await page.getByText('Нет интернета.').waitFor()
      await openButton().click()
      await page.getByText('Команда не отправлена').waitFor(answerWithin)
      await page.context().setOffline(false)
      await page.getByText('Нет интернета.').waitFor({ state: 'hidden' })
    })

    it('shows that the controller is away, and misses nothing once it is back', async () => {
      await house.edge.stop()
      await page.getByRole('button', { name: 'Нет связи с дверью' }).waitFor()
      await page.getByRole('status', { name: 'Дверь: Нет связи' }).waitFor()
      await page.getByText(/Домофон не на связи с \d\d:\d\d/).waitFor()
      await openButton().click()
      await page.getByRole('button', { name: 'Нет связи с дверью' }).waitFor()
      await house.edge.start()
      await page.getByRole('button', { name: 'Открыть дверь' }).waitFor({ timeout: 30_000 })
      await picture('live').waitFor({ timeout: 30_000 })
      const before = await lineCount()
      await openButton().click()
      await vi.waitFor(async () => expect(await lineCount()).toBe(before + 1), within)
    })

    it('hears of everything again after the cloud was restarted', async () => {
      await page.getByRole('button', { name: 'Открыть дверь' }).waitFor()
      await house.cloud.stop()
      await page.getByText('Связь прервалась.').waitFor()
      await openButton().click()
      await page.getByText('Не дождались ответа').waitFor(answerWithin)
      await house.cloud.start()
      await house.online()
      await page.getByText('Связь прервалась.').waitFor({ state: 'hidden' })
      const before = await lineCount()
      await vi.waitFor(async () => {
        await openButton().click()
        await page.getByRole('button', { name: 'Дверь открыта' }).waitFor({ timeout: 2_000 })
      }, within)
      await vi.waitFor(async () => expect(await lineCount()).toBeGreaterThan(before), within)
      await page.getByRole('status', { name: 'Дверь: Заперта' }).waitFor()
      await picture('live').waitFor({ timeout: 30_000 })
    })

    it('speaks English, in the dark, on a desk', async () => {
      const state = await page.context().storageState()
      const desk = await openPage(browser, {
        ...phone,
        storageState: state,
        viewport: { width: 1280, height: 800 },
        isMobile: false,
        hasTouch: false,
        colorScheme: 'dark',
      })
      await desk.page.goto(`${house.cloudUrl}/`)
      await desk.page.getByRole('link', { name: 'Профиль' }).click()
      await desk.page.getByText('English').click()
      await desk.page.getByRole('link', { name: 'Home', exact: true }).click()
      await desk.page.getByRole('button', { name: 'Open the door' }).waitFor()
      await desk.page.getByRole('heading', { name: 'Who came in' }).waitFor()
      expect(await desk.page.locator('html').getAttribute('lang')).toBe('en')
      expect(await desk.page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark')
      await desk.page.reload()
      await desk.page.getByRole('button', { name: 'Open the door' }).waitFor()
      expect(desk.faults).toEqual([])
      await desk.context.close()
    })

    it('signs out', async () => {
      await page.getByRole('link', { name: 'Профиль' }).click()
      await page.getByRole('button', { name: 'Выход', exact: true }).click()
      await page.getByLabel('Мобильный телефон').waitFor()
      await page.goto(`${house.cloudUrl}/`)
      await page.getByLabel('Мобильный телефон').waitFor()
      expect(faults).toEqual([])
    })
  })
}

/** Puts the page out of view or back into it, as its owner does with a tab. */
async function turn(page: Page, state: 'hidden' | 'visible'): Promise<void> {
  await page.evaluate((to) => {
    Object.defineProperty(document, 'visibilityState', { get: () => to, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }, state)
}
