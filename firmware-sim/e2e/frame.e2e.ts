import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, startHouse } from '../src/demo/house.ts'
import { temporaryFolder } from '../src/demo/temporary-folder.ts'
import { launchBrowser, openPage, phone } from './browser.ts'
import { isTold } from './letters.ts'
import { enterCode, signIn } from './resident.ts'
import { enterAsStaff } from './staff-session.ts'

const [anna, newcomer, olga] = ['+79000000001', '+79000000077', '+79000000010']
const small: BrowserContextOptions = { ...phone, viewport: { width: 360, height: 780 } }
const desk: BrowserContextOptions = {
  viewport: { width: 1280, height: 800 },
  locale: 'ru-RU',
  timezoneId: 'Europe/Moscow',
}

/** What stands around the resident's pages, and the way to those who help. */
describe('the frame', () => {
  const folder = temporaryFolder()
  let house: House
  let browser: Browser
  let annas: Awaited<ReturnType<typeof openPage>>
  let theirs: Awaited<ReturnType<typeof openPage>>

  beforeAll(async () => {
    house = await startHouse({ dataFolder: folder.path, pulseMs: 200 })
    browser = await launchBrowser()
    annas = await openPage(browser, small)
    theirs = await openPage(browser, small)
    await signIn(annas.page, house.cloudUrl, anna)
  })
  afterAll(async () => {
    await browser?.close()
    await house?.stop()
    folder.remove()
  })

  const onDesk = async () => {
    const opened = await openPage(browser, { ...desk, storageState: await annas.context.storageState() })
    await opened.page.goto(`${house.cloudUrl}/`)
    return opened
  }
  const tiles = (page: Page) =>
    page.getByRole('navigation', { name: 'Рабочий стол' }).getByRole('link').allTextContents()
  const menu = (page: Page) => page.getByRole('navigation', { name: 'Меню' }).getByRole('link')
  const isInView = async (page: Page, selector: string) => {
    const box = await page.locator(selector).boundingBox()
    return box !== null && box.y >= 0 && box.y + box.height <= (page.viewportSize()?.height ?? 0)
  }
  const sideways = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

  describe('P5: on a phone', () => {
    it('shows whose app it is, the way to support, and the door at once', async () => {
      const { page } = annas
      await page.getByRole('banner').getByText('УК «Домовой»').waitFor()
      await page.getByRole('link', { name: 'Написать в тех.поддержку' }).waitFor()
      await page.locator('[data-picture=live]').waitFor({ timeout: 30_000 })
      expect(await isInView(page, '[data-picture=live]')).toBe(true)
      expect(await isInView(page, '[data-open]')).toBe(true)
      expect(await sideways(page)).toBe(0)
    })

    it('has the intercom first among the tiles of a verified resident', async () => {
      const shown = await tiles(annas.page)
      expect(shown[0]).toBe('Домофон')
      expect(shown).toContain('Заявки')
      await annas.page.locator('[data-tile=intercom]').click()
      await annas.page.waitForURL(`**/entrances/${house.entranceId}`)
      await annas.page.locator('[data-open]').waitFor()
    })

    it('has a menu below that says where one is, and leads by keyboard too', async () => {
      const { page } = annas
      expect((await menu(page).allTextContents())[0]).toBe('Домофон')
      await menu(page).filter({ hasText: 'Заявки' }).click()
      await page.getByRole('heading', { name: 'Заявки' }).waitFor()
      expect(await menu(page).filter({ hasText: 'Заявки' }).getAttribute('aria-current')).toBe('page')
      await menu(page).filter({ hasText: 'Профиль' }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Профиль' }).waitFor()
      await menu(page).filter({ hasText: 'Домофон' }).click()
      await page.locator('[data-open]').waitFor()
    })

    it('does not jump while it loads', async () => {
      const { page, context } = await openPage(browser, { ...small, storageState: await annas.context.storageState() })
      await page.addInitScript(() => {
        let sum = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
            if (!entry.hadRecentInput) sum += entry.value
          }
          document.documentElement.dataset.shift = String(sum)
        }).observe({ type: 'layout-shift', buffered: true })
      })
      await page.goto(`${house.cloudUrl}/`)
      await page.locator('[data-picture=live]').waitFor({ timeout: 30_000 })
      const shift = await page.evaluate(() => Number(document.documentElement.dataset.shift ?? 0))
      // «Good» by Core Web Vitals is up to 0.1.
      expect(shift).toBeLessThan(0.05)
      await context.close()
    })
  })

  describe('P5: by rights', () => {
    it('who has no home yet is led to its address', async () => {
      const { page } = theirs
      await enterCode(page, house.cloudUrl, newcomer)
      // The address comes first, and may be left for later.
      await page.getByRole('button', { name: 'Пропустить' }).click()
      await page.getByLabel('Фамилия').fill('Новосёлов')
      await page.getByLabel('Имя', { exact: true }).fill('Игорь')
      await page.getByRole('checkbox', { name: 'Соглашаюсь с' }).check()
      await page.locator('main button[type=submit]').click()
      await page.getByRole('heading', { name: 'Добавьте свою квартиру' }).waitFor()
      expect(await tiles(page)).not.toContain('Домофон')
      await page.getByRole('link', { name: 'Добавить квартиру' }).click()
      await page.locator('input[name=city]').fill('Химки')
      await page.locator('input[name=street]').fill('ул Лесная')
      await page.locator('input[name=house]').fill('д. 10')
      await page.locator('input[name=flat]').fill('кв. 5')
      await page.getByRole('button', { name: 'Далее' }).click()
      await page.getByText('Химки, ул. Лесная, д. 10, кв. 5').waitFor()
      await page.locator('main button').first().click()
      await page.getByRole('heading', { name: 'Подтвердите, что вы здесь живёте' }).waitFor()
    })

    it('who is not verified sees requests, the key, profile and help, and no door', async () => {
      const { page } = theirs
      await page.getByRole('banner').getByText('УК «Домовой»').waitFor()
      const shown = await tiles(page)
      expect(shown).toEqual(expect.arrayContaining(['Заявки', 'Помощь и контакты']))
      expect(shown.some((it) => it.startsWith('Заказать ключ'))).toBe(true)
      expect(shown).not.toContain('Домофон')
      expect(await page.locator('[data-open]').count()).toBe(0)
      expect(await menu(page).allTextContents()).not.toContain('Домофон')
      expect(await sideways(page)).toBe(0)
    })
  })

  it('P5: on a wide screen the sections stand on top', async () => {
    const { page, context, faults: its } = await onDesk()
    const top = page.getByRole('banner').getByRole('navigation', { name: 'Разделы' })
    await page.locator('[data-open]').waitFor()
    const sections = ['Рабочий стол', 'Служба сервиса', 'Помощь', 'Контакты', 'Профили']
    const onTop = await top.getByRole('link').allTextContents()
    expect(onTop.filter((it) => sections.includes(it))).toEqual(sections)
    expect(await menu(page).count()).toBe(0)
    expect(await isInView(page, '[data-open]')).toBe(true)
    expect(await page.locator('[data-tile=profile]').isVisible()).toBe(true)
    await top.getByRole('link', { name: 'Служба сервиса' }).click()
    await page.getByRole('heading', { name: 'Заявки' }).waitFor()
    expect(await top.getByRole('link', { name: 'Служба сервиса' }).getAttribute('aria-current')).toBe('page')
    // Past the sections, straight to the page.
    await page.reload()
    await page.getByRole('heading', { name: 'Заявки' }).waitFor()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('К содержанию')
    expect(its).toEqual([])
    await context.close()
  })

  it('P6: contacts by department are one step from every page', async () => {
    const { page, context } = await onDesk()
    await page.getByRole('banner').getByRole('link', { name: 'Контакты' }).click()
    await page.getByRole('heading', { name: 'Аварийная служба' }).waitFor()
    await page.getByRole('heading', { name: 'Бухгалтерия' }).waitFor()
    await page.getByText('Какой браузер нужен').waitFor()
    await page.getByText(/Как зарегистрироваться/).click()
    await context.close()
  })

  describe('P4: a company’s own path', () => {
    it('decides how the pages before the sign-in look, in this browser', async () => {
      const { page, context, faults: its } = await openPage(browser, small)
      await page.goto(`${house.cloudUrl}/c/sever`)
      await page.waitForURL('**/sign-in')
      await page.getByText('УК «Северный дом»').waitFor()
      const brand = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--brand'))
      expect(await brand()).toBe('#8a2d6b')
      await page.goto(`${house.cloudUrl}/sign-in`)
      await page.getByText('УК «Северный дом»').waitFor()
      expect(await brand()).toBe('#8a2d6b')
      await page.goto(`${house.cloudUrl}/support`)
      await page.getByRole('link', { name: /Срочно\? Позвоните: \+7\s495\s000-02-12/ }).waitFor()
      expect(its).toEqual([])
      await context.close()
    })

    it('that there is not says so, and lets in all the same', async () => {
      const { page, context } = await openPage(browser, small)
      await page.goto(`${house.cloudUrl}/c/nobody`)
      await page.getByText('Такой компании здесь нет').waitFor()
      await page.getByRole('link', { name: 'Ко входу' }).click()
      await page.locator('input[name=phone]').waitFor()
      await context.close()
    })

    it('leads who is signed in home', async () => {
      await annas.page.goto(`${house.cloudUrl}/c/domovoy`)
      await annas.page.locator('[data-open]').waitFor()
    })
  })

  describe('P7: the app on the screen', () => {
    it('has what browsers want of an app that can be installed', async () => {
      const html = await (await fetch(`${house.cloudUrl}/`)).text()
      const path = /<link rel="manifest" href="([^"]+)"/.exec(html)?.[1]
      const manifest = (await (await fetch(`${house.cloudUrl}${path}`)).json()) as {
        icons: { src: string; sizes: string; purpose?: string }[]
      }
      expect(manifest).toMatchObject({ start_url: '/', scope: '/', display: 'standalone', lang: 'ru' })
      expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']))
      expect(manifest.icons.some(({ purpose }) => purpose === 'maskable')).toBe(true)
      for (const { src } of manifest.icons) expect((await fetch(new URL(src, house.cloudUrl))).status, src).toBe(200)
    })

    it('opens without a network, and says so', async () => {
      const { page, context } = await openPage(browser, { ...small, storageState: await annas.context.storageState() })
      await page.goto(`${house.cloudUrl}/install`)
      await page.getByRole('heading', { name: 'Установить приложение' }).waitFor()
      await page.evaluate(() => navigator.serviceWorker.ready)
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null || true)
      await page.reload()
      await context.setOffline(true)
      await page.goto(`${house.cloudUrl}/`)
      await page.getByText('Нет интернета.').waitFor()
      await page.goto(`${house.cloudUrl}/help`)
      await page.getByText('Дверь не открывается').waitFor()
      await context.close()
    })
  })

  describe('R6: a message to support', () => {
    it('is written before signing in, and answered with a number', async () => {
      const { page, context, faults: its } = await openPage(browser, small)
      await page.goto(`${house.cloudUrl}/sign-in`)
      await page
        .getByRole('link', { name: /Напишите нам/ })
        .first()
        .click()
      await page.getByRole('heading', { name: 'Напишите нам' }).waitFor()
      await page.getByRole('button', { name: 'Отправить' }).click()
      expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('text')
      await page.getByLabel('Сообщение').fill('Не приходит код <b>уже час</b> 👻')
      await page.getByLabel('Как к вам обращаться').fill('Вера Павловна')
      await page.getByLabel('Электронная почта').fill('vera')
      await page.getByRole('button', { name: 'Отправить' }).click()
      await page.getByText('Адрес вида').waitFor()
      await page.getByText('Отметьте «Я не робот»').waitFor()
      await page.getByLabel('Электронная почта').fill('vera@example.org')
      await page.locator('input[name=robot]').check()
      await page.locator('label[data-state=done]').waitFor({ timeout: 30_000 })
      await page.getByRole('button', { name: 'Отправить' }).click()
      await page.getByRole('heading', { name: 'Сообщение № 1 принято' }).waitFor()
      expect(its).toEqual([])
      await context.close()
      expect(await isTold(house.cloudUrl, 'vera@example.org', /<b>уже час<\/b>/)).toBe(true)
    })

    it('is written from every screen, and knows who writes', async () => {
      const { page } = annas
      await page.goto(`${house.cloudUrl}/profile`)
      await page.getByRole('link', { name: 'Написать в тех.поддержку' }).click()
      await page.getByLabel('Сообщение').fill('Дверь скрипит')
      expect(await page.getByLabel('Как к вам обращаться').inputValue()).toBe('Анна Смирнова')
      expect(await page.getByLabel('Мобильный телефон').inputValue()).toBe('+7 900 000-00-01')
      await page.getByLabel('Дверь и домофон').check()
      await page.getByRole('button', { name: 'Отправить' }).click()
      await page.getByRole('heading', { name: 'Сообщение № 2 принято' }).waitFor()
      await page.getByText('Дверь скрипит').waitFor()
    })

    it('is answered in the console, and the answer stands in the app', async () => {
      const { page, context, faults: its } = await openPage(browser, desk)
      await enterAsStaff(context, house.cloudUrl, olga)
      await page.goto(`${house.cloudUrl}/staff/c/domovoy/support`)
      await page.getByRole('heading', { name: 'Обращения в поддержку' }).waitFor()
      await page.getByText('Вера Павловна').waitFor()
      await page.getByRole('link', { name: '№ 2' }).click()
      await page.getByRole('heading', { name: 'Обращение № 2' }).waitFor()
      await page.getByLabel(/Ответ по SMS/).fill('Смажем завтра')
      await page.getByRole('button', { name: 'Ответить' }).click()
      await page.getByText('Ответ отправлен').waitFor()
      await page.getByRole('button', { name: 'Закрыть', exact: true }).click()
      await page.getByRole('button', { name: 'Открыть снова' }).waitFor()
      await page.getByRole('link', { name: 'К списку' }).click()
      await page.getByText('Вера Павловна').waitFor()
      await page.getByText('Анна Смирнова').waitFor({ state: 'detached' })
      expect(its).toEqual([])
      await context.close()
      await annas.page.reload()
      await annas.page.getByText('Смажем завтра').waitFor()
      await annas.page.getByText('Закрыто').waitFor()
    })
  })

  it('costs no fault in a browser', () => expect([...annas.faults, ...theirs.faults]).toEqual([]))
})
