import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type House, startHouse } from '../src/demo/house.ts'
import { temporaryFolder } from '../src/demo/temporary-folder.ts'
import { launchBrowser, openPage, phone } from './browser.ts'
import { newestCode, signIn } from './resident.ts'

const anna = '+79000000001'
const pyotr = '+79000000002'
const lodger = '+79160000041'

const lastDay = new Date(Date.now() + 60 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)

const within = { timeout: 30_000 }
/** Rights must be gone by then; open pages learn of it within seconds. */
const rightsGone = { timeout: 60_000 }
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const desk: BrowserContextOptions = { viewport: { width: 1280, height: 860 }, locale: 'ru-RU' }

type State = NonNullable<Exclude<BrowserContextOptions['storageState'], string>>

describe("a person's own data, and the people of their home", () => {
  const folder = temporaryFolder()
  let house: House
  let browser: Browser
  const states = new Map<string, State>()

  beforeAll(async () => {
    house = await startHouse({ dataFolder: folder.path })
    browser = await launchBrowser()
    for (const person of [anna, pyotr]) {
      const { context, page } = await openPage(browser)
      await signIn(page, house.cloudUrl, person)
      states.set(person, await context.storageState())
      await context.close()
    }
  })
  afterAll(async () => {
    await browser?.close()
    await house?.stop()
    folder.remove()
  })

  async function openAs(person: string | undefined, path: string, options: BrowserContextOptions = phone) {
    const storageState = person === undefined ? undefined : states.get(person)
    const opened = await openPage(browser, { ...options, ...(storageState && { storageState }) })
    opened.page.setDefaultTimeout(within.timeout)
    await opened.page.goto(`${house.cloudUrl}${path}`)
    return opened
  }
  const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
  const sixDigits = async (to: string) => {
    const read = async () => {
      const { messages } = (await (await fetch(`${house.cloudUrl}/api/outbox`)).json()) as {
        messages: { to: string; text: string }[]
      }
      return messages.filter((it) => it.to === to).map(({ text }) => /\b\d{6}\b/.exec(text)?.[0])
    }
    return await vi.waitUntil(async () => (await read()).find((code) => code !== undefined), within)
  }

  it('R15: the privacy policy and the consents are read before anybody signs in, in both languages', async () => {
    const { page, context, faults } = await openAs(undefined, '/privacy?company=domovoy')
    await page.getByRole('heading', { name: /Политика конфиденциальности \(/ }).waitFor()
    await page.getByText('УК «Домовой»').first().waitFor()
    await page.goto(`${house.cloudUrl}/documents/processing`)
    await page.getByRole('heading', { name: 'Согласие на обработку персональных данных' }).waitFor()
    await page.goto(`${house.cloudUrl}/documents/nothing`)
    await page.getByText('Документ не загрузился').waitFor()
    await page.evaluate(() => localStorage.setItem('domovoy.language', 'en'))
    await page.goto(`${house.cloudUrl}/privacy`)
    await page.getByText('Version of November 20, 2026').waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  it('R15: a consent is given, kept with its version and time, and withdrawn after what follows was said', async () => {
    const { page, context, faults } = await openAs(anna, '/my-data')
    const consents = card(page, 'Согласия')
    const offer = consents.getByRole('listitem').filter({ hasText: 'рекламы и специальных предложений' })
    await offer.getByRole('button', { name: 'Согласиться' }).click()
    await offer.getByText(/^Дано .* с адреса 127\.0\.0\.1/).waitFor()
    await offer.getByRole('button', { name: 'Отозвать' }).click()
    await page.getByText('Предложения и реклама перестанут приходить сразу').waitFor()
    await page.getByRole('button', { name: 'Отозвать согласие' }).click()
    await page.getByText('Отозванные и прежние').click()
    await offer.getByText(/^Отозвано/).waitFor()
    await offer.first().getByRole('link', { name: 'Прочитать документ' }).click()
    await page.getByText('Редакция от 20 ноября 2026').waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  it('R15: everything about a person comes as an archive, told of when ready, handed out once', async () => {
    const { page, context, faults } = await openAs(anna, '/my-data')
    await page.getByRole('button', { name: 'Подготовить архив' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Скачать архив' }).click({ timeout: 30_000 })
    const path = await (await download).path()
    const bytes = readFileSync(path)
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
    expect(bytes.includes('data/app_user.json')).toBe(true)
    await page.getByText('Архив скачан').waitFor()
    await page.goto(`${house.cloudUrl}/notifications`)
    const line = page.getByRole('listitem').filter({ hasText: 'Архив ваших данных готов' })
    await line.getByText('Новое').waitFor()
    await line.getByRole('button', { name: 'Пометить как прочитанное' }).click()
    await line.getByText('Прочитано').waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  it('R15 P3: an account is deleted after a grace: what goes and what stays is said, a code is asked, it can be called off', async () => {
    const { page, context, faults } = await openAs(pyotr, '/my-data')
    await page.getByRole('link', { name: 'Удалить аккаунт' }).click()
    await page.getByText('Журнал дверей неизменяем').waitFor()
    const send = page.getByRole('button', { name: 'Получить код' })
    expect(await send.isDisabled()).toBe(true)
    await page.getByLabel('Я понимаю').check()
    await send.click()
    const field = page.getByLabel('Код из SMS')
    await field.fill('000000')
    await page.getByRole('button', { name: 'Удалить аккаунт' }).click()
    await page.getByText('Код не подошёл').waitFor()
    await field.fill(await sixDigits(pyotr))
    await page.getByRole('button', { name: 'Удалить аккаунт' }).click()
    await page.getByRole('heading', { name: /^Аккаунт будет удалён/ }).waitFor()
    await page.getByRole('button', { name: 'Отменить удаление' }).click()
    await page.getByRole('heading', { name: /^Аккаунт будет удалён/ }).waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'Удалить аккаунт' }).waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  it('V6: an owner invites a tenant by a link, who signs in, comes back to it, and opens the door until shown out', async () => {
    const owner = await openAs(anna, '/profile')
    await owner.page.getByRole('link', { name: 'Жители квартиры' }).click()
    await owner.page.getByText('кв. 12').waitFor()
    await owner.page.getByRole('button', { name: 'Пригласить' }).click()
    await owner.page.getByRole('button', { name: 'Создать приглашение' }).click()
    // The first wrong field has the focus.
    await owner.page.getByText('Напишите имя').waitFor()
    expect(await owner.page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('name')
    await owner.page.getByLabel('Наниматель').check()
    await owner.page.getByLabel('Как его зовут').fill('Иван, жилец')
    await owner.page.getByRole('button', { name: 'Создать приглашение' }).click()
    // The link names the cloud's public address; this browser goes by the one it has.
    const { pathname } = new URL((await owner.page.locator('[data-link]').textContent()) ?? '')
    const link = `${house.cloudUrl}${pathname}`
    await owner.page.getByRole('button', { name: 'Готово' }).click()
    await card(owner.page, 'Ждут ответа').getByText('Иван, жилец').waitFor()

    const guest = await openPage(browser)
    guest.page.setDefaultTimeout(within.timeout)
    await guest.page.goto(link)
    await guest.page.getByRole('heading', { name: 'Анна Смирнова приглашает вас' }).waitFor()
    await guest.page.getByRole('link', { name: 'Войти и принять' }).click()
    await guest.page.locator('input[name=phone]').fill(lodger)
    await guest.page.locator('button[type=submit]').click()
    await guest.page.locator('input[name=code]').fill(await newestCode(house.cloudUrl, lodger))
    await guest.page.getByRole('button', { name: 'Принять приглашение' }).click()
    await guest.page.getByRole('heading', { name: 'Как вас зовут' }).waitFor()
    await guest.page.getByRole('textbox', { name: 'Фамилия' }).fill('Жильцов')
    await guest.page.getByRole('textbox', { name: 'Имя' }).fill('Иван')
    await guest.page.getByRole('checkbox', { name: 'Соглашаюсь с' }).check()
    await guest.page.getByRole('button', { name: 'Далее' }).click()
    await guest.page.locator('[data-open]').waitFor()

    await owner.page.reload()
    const line = card(owner.page, 'Кто живёт').getByRole('listitem').filter({ hasText: 'Иван Жильцов' })
    await line.getByRole('button', { name: 'Последний день' }).click()
    await line.locator('input[name=end]').fill(lastDay)
    await line.getByRole('button', { name: 'Сохранить' }).click()
    await line
      .getByText(`до ${new Intl.DateTimeFormat('ru', { dateStyle: 'long' }).format(Date.parse(lastDay))}`)
      .waitFor()
    await line.getByRole('button', { name: 'Закрыть доступ' }).click()
    await line.getByRole('button', { name: 'Закрыть доступ' }).last().click()
    await line.waitFor({ state: 'detached' })
    await guest.page.locator('[data-open]').waitFor({ state: 'detached', ...rightsGone })
    await guest.page.goto(`${house.cloudUrl}/notifications`)
    await guest.page.getByText('Доступ к квартире закрыт').waitFor()

    await guest.page.goto(link)
    await guest.page.getByText('Приглашение не подходит').waitFor()
    expect([...owner.faults, ...guest.faults]).toEqual([])
    await Promise.all([owner.context.close(), guest.context.close()])
  })

  it('N2: a page that is open counts what is new, without being asked', async () => {
    const { page, context, faults } = await openAs(pyotr, '/notifications')
    await page.getByRole('button', { name: 'Пометить все как прочитанные' }).click()
    await page.getByText('Новое').first().waitFor({ state: 'detached' })
    const counter = page.getByRole('navigation', { name: 'Меню' }).getByRole('link', { name: /Уведомления/ })
    const other = await openAs(pyotr, '/my-data')
    await other.page.getByRole('button', { name: 'Подготовить архив' }).click()
    await counter.getByText('1', { exact: true }).waitFor()
    await page.getByText('Архив ваших данных готов').first().waitFor()
    expect([...faults, ...other.faults]).toEqual([])
    await Promise.all([context.close(), other.context.close()])
  })

  it('N3: the worker shows what the cloud wakes it for', async () => {
    const { page, context } = await openAs(anna, '/notifications/settings')
    await context.grantPermissions(['notifications'], { origin: new URL(house.cloudUrl).origin })
    await page.getByRole('button', { name: 'Включить уведомления' }).waitFor()
    await page.evaluate(() => navigator.serviceWorker.ready)
    const session = await context.newCDPSession(page)
    const registered = Promise.withResolvers<string>()
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [own] = registrations
      if (own) registered.resolve(own.registrationId)
    })
    await session.send('ServiceWorker.enable')
    const registrationId = await registered.promise
    const push = (data: string) =>
      session.send('ServiceWorker.deliverPushMessage', { origin: new URL(house.cloudUrl).origin, registrationId, data })
    const shown = () =>
      page.evaluate(async () => {
        const notifications = await (await navigator.serviceWorker.ready).getNotifications()
        return notifications.map(({ title, body, data }) => ({ title, body, link: data.link as string }))
      })
    await push(JSON.stringify({ id: 'a', title: 'Ответ по заявке № 1', body: 'Лампа горит', link: '/requests/1' }))
    await expect
      .poll(shown, within)
      .toEqual([{ title: 'Ответ по заявке № 1', body: 'Лампа горит', link: '/requests/1' }])
    // The same told twice is shown once; what leads elsewhere leads home.
    await push(JSON.stringify({ id: 'a', title: 'Ответ', body: '', link: 'https://evil.example' }))
    await expect.poll(shown, within).toEqual([{ title: 'Ответ', body: '', link: '/' }])
    await push('no JSON')
    await expect.poll(async () => (await shown()).length, within).toBe(2)
    await context.close()
  })

  const pages: [what: string, path: string, person: string | undefined, ready: string][] = [
    ['the policy', '/privacy', undefined, '1. Общие положения'],
    ['my data', '/my-data', anna, 'Кто смотрел мои данные'],
    ['the end of the account', '/my-data/delete', anna, 'Останется, и почему'],
    ['notifications', '/notifications', anna, 'Прочитано'],
    ['their settings', '/notifications/settings', anna, 'Что и куда присылать'],
  ]
  // By night they are looked at with all the other pages; here they hold what was told, counted and agreed to.
  it.each(pages)('everybody can use %s', async (_what, path, person, ready) => {
    for (const shape of [phone, desk]) {
      const { page, context } = await openAs(person, path, { ...shape, reducedMotion: 'reduce' })
      await page.getByText(ready).first().waitFor()
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(rules).analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
      const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(width).toBeLessThanOrEqual(0)
      await context.close()
    }
  })
})
