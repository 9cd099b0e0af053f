import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type House, startHouse } from '../src/demo/house.ts'
import { temporaryFolder } from '../src/demo/temporary-folder.ts'
import { launchBrowser, openPage, phone } from './browser.ts'
import { enterCode, signIn } from './resident.ts'

const anna = '+79000000001'
const pyotr = '+79000000002'
const maria = '+79000000003'
const newcomer = '+79160000001'

const within = { timeout: 15_000 }
/** «At once, or within seconds». */
const seconds = { timeout: 5_000 }

const desk = { viewport: { width: 1280, height: 800 }, locale: 'ru-RU', timezoneId: 'Europe/Moscow' }

/* A phone gets five codes an hour: the tests share them out among the residents. */

describe('a resident looks after their own sign-in', () => {
  const folder = temporaryFolder()
  let house: House
  let browser: Browser

  beforeAll(async () => {
    house = await startHouse({ dataFolder: folder.path })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await house?.stop()
    folder.remove()
  })

  /** A device of its own, signed in and at the profile. */
  async function device(number: string, options: Parameters<typeof openPage>[1] = phone) {
    const opened = await openPage(browser, options)
    opened.page.setDefaultTimeout(within.timeout)
    await signIn(opened.page, house.cloudUrl, number)
    await toProfile(opened.page)
    return opened
  }
  const toProfile = async (page: Page) => {
    await page.getByRole('link', { name: 'Профиль' }).click()
    await page.getByText('Это устройство').waitFor()
  }
  const field = (page: Page, label: string) => page.getByRole('textbox', { name: label })
  const save = (page: Page) => page.getByRole('button', { name: /^Сохран/ })
  const devices = (page: Page) => page.getByRole('region', { name: 'Где вы вошли' }).getByRole('listitem')
  const signInField = (page: Page) => page.getByLabel('Мобильный телефон')

  it('R3 asks a newcomer for the name first, and shows it put right', async () => {
    const { page, context, faults } = await openPage(browser)
    page.setDefaultTimeout(within.timeout)
    await enterCode(page, house.cloudUrl, newcomer)
    await page.getByRole('heading', { name: 'Ваш адрес' }).waitFor()
    await page.getByRole('button', { name: 'Пропустить' }).click()
    await page.getByRole('heading', { name: 'Как вас зовут' }).waitFor()
    const next = page.getByRole('button', { name: 'Далее' })
    await next.click()
    await page.getByText('Заполните это поле').first().waitFor()
    await field(page, 'Фамилия').fill('Belova')
    await field(page, 'Имя').fill('вера 🙂')
    await next.click()
    await page.getByText('Здесь латинские буквы').waitFor()
    await page.getByText('Только буквы кириллицы').waitFor()
    await field(page, 'Фамилия').fill(' белова - ЛЬВОВА ')
    await field(page, 'Имя').fill('вера')
    await next.click()
    // Nothing is kept of anybody without their consent (152-ФЗ), and nothing is ticked beforehand.
    await page.getByText('Прочитайте документ и поставьте галочку').waitFor()
    await page.getByRole('button', { name: 'Политикой конфиденциальности' }).click()
    await page.getByRole('dialog').getByRole('heading', { level: 2 }).waitFor()
    await page.getByRole('button', { name: 'Закрыть' }).click()
    await page.getByRole('checkbox', { name: 'Соглашаюсь с' }).check()
    await next.click()
    await page.getByRole('heading', { name: 'Добавьте свою квартиру' }).waitFor()
    await page.reload()
    await toProfile(page)
    await expect.poll(() => field(page, 'Фамилия').inputValue()).toBe('Белова-Львова')
    expect(faults).toEqual([])
    await context.close()
  })

  it('P1 changes the name; others of the flat see the new one', async () => {
    const { page, context, faults } = await device(pyotr)
    expect(await save(page).isDisabled()).toBe(true)
    await field(page, 'Имя').fill('')
    expect(await save(page).isDisabled()).toBe(true)
    await field(page, 'Имя').fill('ПЕТР')
    await field(page, 'Отчество').fill('ильич')
    await page.getByText('+7 900 000-00-02').waitFor()
    await save(page).click()
    await page.getByText('Сохранено').waitFor()
    expect(await field(page, 'Имя').inputValue()).toBe('Петр')
    expect(await field(page, 'Отчество').inputValue()).toBe('Ильич')
    await page.getByRole('link', { name: 'На главную' }).click()
    await page.locator('[data-open]').click()
    await page.getByRole('button', { name: 'Дверь открыта' }).waitFor()
    const other = await openPage(browser)
    await signIn(other.page, house.cloudUrl, anna)
    await other.page.getByRole('listitem').filter({ hasText: 'Петр Смирнов' }).first().waitFor()
    expect([...faults, ...other.faults]).toEqual([])
    await Promise.all([context.close(), other.context.close()])
  })

  it('R14 ends another device, which lands on the sign-in page by itself', async () => {
    const [here, there] = [await device(anna), await device(anna, desk)]
    await here.page.reload()
    await vi.waitFor(async () => expect(await devices(here.page).count()).toBeGreaterThan(1), within)
    const before = await devices(here.page).count()
    const newest = devices(here.page).nth(1)
    await newest.getByRole('button', { name: /^Завершить сеанс: Chrome/ }).click()
    await newest.getByRole('button', { name: 'Отмена' }).click()
    await newest.getByRole('button', { name: /^Завершить сеанс: Chrome/ }).click()
    await newest.getByRole('button', { name: 'Завершить сеанс', exact: true }).click()
    await signInField(there.page).waitFor(seconds)
    await there.page.getByText('Сеанс на этом устройстве завершён').waitFor()
    await vi.waitFor(async () => expect(await devices(here.page).count()).toBe(before - 1), within)
    await there.page.goto(`${house.cloudUrl}/profile`)
    await signInField(there.page).waitFor()
    await here.page.getByText('Это устройство').waitFor()
    expect([...here.faults, ...there.faults]).toEqual([])
    await Promise.all([here.context.close(), there.context.close()])
  })

  it('R14 signs out on all devices: all but this one, then this one too', async () => {
    const [here, home] = [await device(maria), await openPage(browser, desk)]
    await signIn(home.page, house.cloudUrl, maria)
    await here.page.reload()
    const all = here.page.getByRole('button', { name: 'Выйти на всех устройствах' })
    await all.click()
    await here.page.getByRole('button', { name: 'На всех, кроме этого' }).click()
    await signInField(home.page).waitFor(seconds)
    await vi.waitFor(async () => expect(await devices(here.page).count()).toBe(1), within)
    await all.waitFor({ state: 'hidden' })

    await signIn(home.page, house.cloudUrl, maria)
    await toProfile(home.page)
    await home.page.getByRole('button', { name: 'Выйти на всех устройствах' }).click()
    await home.page.getByRole('button', { name: 'На всех и на этом' }).click()
    await signInField(home.page).waitFor()
    await signInField(here.page).waitFor(seconds)
    expect([...here.faults, ...home.faults]).toEqual([])
    await Promise.all([here.context.close(), home.context.close()])
  })

  it('P2 keeps theme and language, and signs out every tab of the browser', async () => {
    const { page, context, faults } = await device(pyotr)
    const tab = await context.newPage()
    await tab.goto(`${house.cloudUrl}/`)
    await tab.locator('[data-open]').waitFor()
    await page.getByText('Тёмное').click()
    await page.getByText('English').click()
    await page.reload()
    await page.getByRole('heading', { name: 'Where you are signed in' }).waitFor()
    expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark')
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await page.getByText(/version \d+\.\d+\.\d+/).waitFor()
    await page.getByRole('link', { name: 'Install the app' }).click()
    await page.getByRole('link', { name: 'To the profile' }).click()
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
    await page.getByLabel('Mobile phone').waitFor()
    await tab.locator('input[name=phone]').waitFor(seconds)
    expect(faults).toEqual([])
    await context.close()
  })

  it("P7 explains how to install the app, and offers the browser's own question where there is one", async () => {
    const { page, context, faults } = await openPage(browser, desk)
    await page.goto(`${house.cloudUrl}/install`)
    await page.getByText('Нажмите значок установки в конце адресной строки').waitFor()
    await page.getByText('iPhone и iPad').click()
    await page.getByText('Нажмите «Поделиться»').waitFor()
    const install = page.getByRole('button', { name: 'Установить' })
    expect(await install.count()).toBe(0)
    // Chromium without a screen never offers it: the page is told as a browser would.
    await page.evaluate(() => {
      const offer = new Event('beforeinstallprompt', { cancelable: true })
      const prompt = async () => void document.documentElement.setAttribute('data-asked', 'yes')
      window.dispatchEvent(Object.assign(offer, { prompt }))
    })
    await install.click()
    expect(await page.locator('html').getAttribute('data-asked')).toBe('yes')
    await install.waitFor({ state: 'hidden' })
    expect(faults).toEqual([])
    await context.close()
  })
})
