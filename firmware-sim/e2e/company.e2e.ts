import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, startHouse } from '../src/demo/house.ts'
import { temporaryFolder } from '../src/demo/temporary-folder.ts'
import { launchBrowser, launchWithoutCookies, openPage, phone } from './browser.ts'
import { signIn } from './resident.ts'

const anna = '+79000000001'
const oleg = '+79000000004'

/** What residents see of their management company. */
describe('a management company', () => {
  const folder = temporaryFolder()
  let house: House
  let browser: Browser
  let own: { context: BrowserContext; page: Page; faults: string[] }
  let other: typeof own

  beforeAll(async () => {
    house = await startHouse({ dataFolder: folder.path, pulseMs: 200 })
    browser = await launchBrowser()
    own = await openPage(browser)
    // Somebody on a journey: the browser's clock is not the house's.
    other = await openPage(browser, { ...phone, timezoneId: 'Asia/Yekaterinburg' })
    await Promise.all([signIn(own.page, house.cloudUrl, anna), signIn(other.page, house.cloudUrl, oleg)])
  })
  afterAll(async () => {
    await browser?.close()
    await house?.stop()
    folder.remove()
  })

  const brandOf = (page: Page) =>
    page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--brand'))

  describe('P4: decides how the app looks', () => {
    it('by its name, its colour and its logo', async () => {
      await own.page.getByText('УК «Домовой»').waitFor()
      await other.page.getByText('УК «Северный дом»').waitFor()
      expect([await brandOf(own.page), await brandOf(other.page)]).toEqual(['#26459c', '#8a2d6b'])
      expect(await own.page.locator('[data-logo]').count()).toBe(0)
      const logo = other.page.locator('header [data-logo]')
      await logo.waitFor()
      expect(await logo.evaluate((it) => (it as HTMLImageElement).naturalWidth)).toBeGreaterThan(0)
    })

    it('from the first paint, before the cloud has said anything', async () => {
      await other.page.route('**/api/me', () => undefined)
      await other.page.reload()
      expect(await brandOf(other.page)).toBe('#8a2d6b')
      await other.page.getByText('УК «Северный дом»').waitFor()
      await other.page.unroute('**/api/me')
      await other.page.reload()
      await other.page.locator('[data-open]').waitFor()
    })

    it('until the resident has left', async () => {
      const leaving = await openPage(browser, { ...phone, storageState: await other.context.storageState() })
      await leaving.page.goto(`${house.cloudUrl}/`)
      await leaving.page.getByText('УК «Северный дом»').waitFor()
      await leaving.context.clearCookies()
      await leaving.page.reload()
      await leaving.page.getByLabel('Мобильный телефон').waitFor()
      expect(await brandOf(leaving.page)).toBe('#26459c')
      await leaving.page.reload()
      expect(await brandOf(leaving.page)).toBe('#26459c')
      await leaving.context.close()
    })

    it('and its houses by which clock things are told', async () => {
      const { context, page } = await openPage(browser, {
        ...{ ...phone, timezoneId: 'Asia/Yekaterinburg' },
        storageState: await own.context.storageState(),
      })
      await page.goto(`${house.cloudUrl}/`)
      await page.getByRole('button', { name: 'Открыть дверь' }).click()
      await page.getByText('Время — по часам дома: UTC+3').waitFor()
      await own.page.getByRole('listitem').first().waitFor()
      expect(await own.page.getByText('по часам дома').count()).toBe(0)
      const shown = page.getByRole('listitem').first().locator('time')
      const hour = new Intl.DateTimeFormat('ru', { timeZone: 'Europe/Moscow', hour: '2-digit', minute: '2-digit' })
      const at = Date.parse((await shown.getAttribute('datetime')) ?? '')
      expect(await shown.getAttribute('title')).toContain(hour.format(at))
      await context.close()
    })
  })

  describe('P6: says whom to call', () => {
    it('the emergency service first, then its departments', async () => {
      const { page } = own
      await page.getByRole('link', { name: 'Помощь и контакты' }).click()
      await page.getByRole('heading', { name: 'Аварийная служба' }).waitFor()
      expect(await page.getByRole('heading', { level: 3 }).allTextContents()).toEqual([
        'Аварийная служба',
        'Диспетчерская',
        'Домофоны и ключи',
        'Бухгалтерия',
        'Паспортный стол',
      ])
      const call = page.getByRole('link', { name: 'Позвонить: +7 495 000-01-12' })
      expect(await call.getAttribute('href')).toBe('tel:+74950000112')
      expect((await call.boundingBox())?.height).toBeGreaterThanOrEqual(60)
      expect(await page.getByRole('link', { name: 'keys@domovoy.example' }).getAttribute('href')).toMatch(/^mailto:/)
      expect(await page.getByText(/^Сейчас (открыто|закрыто) до /).count()).toBe(4)
      expect(await page.getByText('Северный').count()).toBe(0)
    })

    it('each company its own', async () => {
      const { page } = other
      await page.goto(`${house.cloudUrl}/help`)
      await page.getByRole('link', { name: 'Позвонить: +7 495 000-02-12' }).waitFor()
      await page.getByText('Время — по часам компании: UTC+3').waitFor()
      expect(await page.getByText('Диспетчерская').count()).toBe(0)
      expect(await page.getByText('000-01-12').count()).toBe(0)
    })

    it('also when the door is out of reach', async () => {
      const { page } = other
      await page.goto(`${house.cloudUrl}/`)
      await page.getByRole('link', { name: 'Аварийная служба и контакты' }).click()
      await page.getByRole('link', { name: 'Позвонить: +7 495 000-02-12' }).waitFor()
    })

    it('also when the door refuses', async () => {
      const { page } = own
      const json = { code: 'door.refused', status: 409, reason: 'relay-failed' }
      await page.route('**/open', (route) => route.fulfill({ status: 409, json }))
      await page.goto(`${house.cloudUrl}/`)
      await page.getByRole('button', { name: 'Открыть дверь' }).click()
      await page.getByText('Замок не сработал').waitFor()
      await page.getByRole('link', { name: 'Аварийная служба и контакты' }).click()
      await page.getByRole('link', { name: 'Позвонить: +7 495 000-01-12' }).waitFor()
      await page.unroute('**/open')
    })

    it('also while the cloud is away', async () => {
      const { page } = own
      await page.route('**/api/companies/mine', (route) => route.abort())
      await page.goto(`${house.cloudUrl}/help`)
      await page.getByRole('link', { name: 'Позвонить: +7 495 000-01-12' }).waitFor()
      await page.unroute('**/api/companies/mine')
    })

    it('and helps before anybody is signed in', async () => {
      const { context, page, faults } = await openPage(browser)
      await page.goto(`${house.cloudUrl}/sign-in`)
      await page.getByRole('link', { name: 'Помощь и контакты' }).click()
      await page.getByRole('heading', { name: 'Аварийная служба' }).waitFor()
      await page.getByText('Не приходит SMS').click()
      await page.getByText('попробуйте снова через 10–15 минут').waitFor()
      await page.getByText('Какой браузер нужен').waitFor()
      await page.getByText(/версия \d+\.\d+\.\d+/).waitFor()
      expect(faults).toEqual([])
      await context.close()
    })

    it('says when cookies are off, and what to do', async () => {
      const context = await launchWithoutCookies(join(folder.path, 'no-cookies'))
      const page = await context.newPage()
      const faults: string[] = []
      page.on('pageerror', (error) => faults.push(error.message))
      for (const path of ['/', '/sign-in', `/entrances/${house.entranceId}`]) {
        await page.goto(`${house.cloudUrl}${path}`)
        await page.getByRole('heading', { name: 'В браузере выключены файлы cookie' }).waitFor()
        await page.getByText(new URL(house.cloudUrl).host).waitFor()
      }
      await page.getByRole('link', { name: 'Помощь и контакты' }).click()
      await page.getByText('Не приходит SMS').waitFor()
      expect(faults).toEqual([])
      await context.close()
    })
  })

  it('costs no fault in a browser', () => expect([...own.faults, ...other.faults]).toEqual([]))
})
