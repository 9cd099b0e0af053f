import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, startHouse } from '../src/demo/house.ts'
import { temporaryFolder } from '../src/demo/temporary-folder.ts'
import { launchBrowser, openPage } from './browser.ts'
import { enterAsStaff } from './staff-session.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const flats = 1_000

/** What all lists of the console have in common, and the queues that staff decide (issue 3, part 8). */
describe('the rooms of the console', () => {
  const folder = temporaryFolder()
  let house: House
  let browser: Browser
  let her: { context: BrowserContext; page: Page; faults: string[] }
  let company: string

  beforeAll(async () => {
    house = await startHouse({ dataFolder: folder.path })
    browser = await launchBrowser()
    her = await openPage(browser, { viewport: { width: 1280, height: 800 }, locale: 'ru-RU', reducedMotion: 'reduce' })
    her.page.setDefaultTimeout(15_000)
    await enterAsStaff(her.context, house.cloudUrl, '+79000000010')
    const me = (await (await her.page.request.get(`${house.cloudUrl}/api/staff/me`)).json()) as Work
    company = `/api/companies/${me.companies[0]?.id}`
  })
  afterAll(async () => {
    await browser?.close()
    await house?.stop()
    folder.remove()
  })

  const room = async (name: string) => {
    await her.page.goto(`${house.cloudUrl}/staff/c/domovoy/${name}`)
    await her.page.getByRole('heading', { level: 1 }).waitFor()
  }
  const row = (text: string) => her.page.getByRole('row').filter({ hasText: text })
  const inMenu = (name: string) => her.page.getByRole('navigation').first().getByRole('link', { name })
  const post = async (path: string, data: object) => {
    const headers = { origin: house.cloudUrl }
    const answer = await her.page.request.post(house.cloudUrl + company + path, { data, headers })
    expect(answer.status(), path).toBe(201)
    return (await answer.json()) as { id: string }
  }
  const isAccessible = async (what: string) => {
    const { violations } = await new AxeBuilder({ page: her.page }).withTags(rules).analyze()
    expect(
      violations.map(({ id, nodes }) => `${what}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      what,
    ).toEqual([])
  }

  it('R7: decides several applications at once: those that need no look, and one reason for the others', async () => {
    await apply('Громов Павел', '9162000031')
    await apply('Посторонний Пётр', '9162000032')
    await room('applications')
    await inMenu('Заявки на регистрацию').getByText('ждут 2').waitFor({ state: 'attached' })
    await row('Громов Павел').waitFor()
    await her.page.keyboard.press('j')
    await her.page.keyboard.press('x')
    await her.page.keyboard.press('j')
    await her.page.keyboard.press('x')
    await her.page.getByText('Выбраны 2 строки').waitFor()
    const approve = her.page.getByRole('toolbar').getByRole('button', { name: 'Одобрить' })
    // The second is not whom the register names.
    expect(await approve.isDisabled()).toBe(true)
    await row('Посторонний Пётр').getByRole('checkbox').uncheck()
    await isAccessible('chosen applications')
    await approve.click()
    await her.page.getByRole('dialog').getByRole('button', { name: 'Одобрить' }).click()
    await row('Громов Павел').waitFor({ state: 'detached' })
    await row('Посторонний Пётр').getByRole('checkbox').check()
    await her.page.getByRole('toolbar').getByRole('button', { name: 'Отклонить' }).click()
    const dialog = her.page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'ФИО не совпадает' }).click()
    await isAccessible('a reason for the refusal')
    await dialog.getByRole('button', { name: 'Отклонить' }).click()
    await her.page.getByText('Все заявки рассмотрены').waitFor()
    await inMenu('Заявки на регистрацию').getByText('ждут').waitFor({ state: 'detached' })
  })

  it('decides an application by keys alone', async () => {
    await apply('Неизвестный Иван', '9162000033')
    await room('applications')
    await row('Неизвестный Иван').waitFor()
    await her.page.keyboard.press('j')
    await her.page.keyboard.press('Enter')
    const dialog = her.page.getByRole('dialog')
    await dialog.getByText('Другой собственник').waitFor()
    await her.page.keyboard.press('n')
    await dialog.getByLabel('Причина отказа').pressSequentially('ны')
    // What is written is not lost by a key.
    await her.page.keyboard.press('Escape')
    const question = her.page.getByRole('dialog').filter({ hasText: 'Уйти без сохранения?' })
    await question.getByText('Отмена').click()
    await dialog.getByLabel('Причина отказа').fill('Нет такого жильца')
    await dialog.getByRole('button', { name: 'Отклонить' }).click()
    await her.page.getByText('Заявка отклонена').waitFor()
  })

  it('V5: shows a form beside its extract, and hands the extract out as a file that draws nothing', async () => {
    await room('verification')
    await row('Соколов').waitFor()
    await her.page.keyboard.press('j')
    await her.page.keyboard.press('Enter')
    await her.page.getByRole('heading', { name: 'Сравнение' }).waitFor()
    expect(await her.page.getByText('Совпадает', { exact: true }).count()).toBe(4)
    // What decides it is in sight whatever stands above.
    const approve = her.page.getByRole('button', { name: 'Верифицировать' })
    const box = await approve.boundingBox()
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(800)
    await isAccessible('a form')
    const download = her.page.waitForEvent('download')
    await her.page.getByRole('link', { name: 'Выписка из ЕГРН' }).click()
    expect((await download).suggestedFilename()).toBe('Выписка из ЕГРН.xml')
    await her.page.keyboard.press('n')
    await her.page.getByRole('button', { name: 'Отказать' }).waitFor()
    expect(await her.page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    await her.page.getByRole('button', { name: 'Отмена' }).click()
    await approve.click()
    await her.page.getByText('Верифицированный житель').first().waitFor()
  })

  it('keeps a list of a thousand quick: it grows as one comes to its end', async () => {
    const parts = { city: 'Химки', street: 'Длинная', streetKind: 'street', house: '1', timeZone: 'Europe/Moscow' }
    const none = { district: null, block: null, structure: null, postalCode: null, cadastralNumber: null }
    const { id } = await post('/buildings', { ...parts, ...none })
    const entrance = await post(`/buildings/${id}/entrances`, { name: 'Подъезд 1' })
    const details = { kind: 'flat', floor: null, area: null, cadastralNumber: null }
    await post(`/entrances/${entrance.id}/premises`, { numbers: `1-${flats}`, ...details })
    await room(`property/${id}`)
    await her.page.getByText('1000 строк').waitFor()
    const rows = her.page.locator('tr[data-row]')
    expect(await rows.count()).toBeLessThan(flats / 4)
    for (let before = 0; (await rows.count()) < flats; ) {
      const now = await rows.count()
      expect(now).toBeGreaterThan(before)
      before = now
      await rows.last().scrollIntoViewIfNeeded()
      await expect.poll(() => rows.count()).toBeGreaterThan(now)
    }
  })

  it('pages through accounts in the address, which survives going in, back and a reload, and exports all pages', async () => {
    for (let n = 0; n < 60; n++) {
      const number = `20${String(n).padStart(5, '0')}`
      await post('/accounts', { number, premisesId: null, state: 'open', owners: [`Владелец ${n}`] })
    }
    await room('accounts')
    await her.page.getByText('Страница 1 из 2').waitFor()
    await her.page.getByRole('button', { name: 'Вперёд' }).click()
    await her.page.waitForURL(/page=2/)
    await her.page.getByText('Страница 2 из 2').waitFor()
    await inMenu('Жители').click()
    await her.page.getByRole('heading', { name: 'Жители' }).waitFor()
    await her.page.goBack()
    await her.page.getByText('Страница 2 из 2').waitFor()
    await her.page.reload()
    await her.page.getByText('Страница 2 из 2').waitFor()
    const download = her.page.waitForEvent('download')
    await her.page.getByRole('button', { name: 'Скачать CSV' }).click()
    const lines = await textOf(await (await download).createReadStream())
    expect(lines.trim().split('\r\n')).toHaveLength(1 + 67)
    // A number that is looked for is text all the same.
    await her.page.getByRole('searchbox').fill('2000005')
    await her.page.waitForURL(/q=2000005/)
    await expect.poll(() => her.page.locator('tr[data-row]').count()).toBe(1)
    // Whatever somebody writes there instead.
    await room('accounts?page=nonsense&state=nonsense')
    await her.page.getByText('Страница 1 из 2').waitFor()
    expect(her.faults).toEqual([])
  })

  /** R7 by somebody whom the register does not know for certain: it waits for staff. */
  async function apply(name: string, phone: string): Promise<void> {
    const { page, context } = await openPage(browser)
    await page.goto(`${house.cloudUrl}/c/domovoy`)
    await page.waitForFunction(() => localStorage.getItem('domovoy.company') === 'domovoy')
    await page.goto(`${house.cloudUrl}/register`)
    await page.getByRole('link', { name: 'По лицевому счёту' }).click()
    await page.getByLabel('ФИО').fill(name)
    await page.getByLabel('Номер лицевого счёта').fill('0010002')
    await page.getByLabel('Номер мобильного телефона').fill(phone)
    await page.getByLabel('Адрес электронной почты').fill(`a${phone}@example.org`)
    await page.locator('input[name=password]').fill('zayavka7')
    await page.locator('input[name=repeat]').fill('zayavka7')
    await page.getByRole('button', { name: 'Не видно цифр? Пройти без картинки' }).click()
    await page.getByLabel('Я не робот').check()
    await page.getByText('Проверка пройдена').waitFor()
    await page.getByLabel('Настоящее положение принимаю').check()
    await page.getByRole('button', { name: 'Отправить заявку' }).click()
    await page.getByText('Заявка на регистрацию отправлена').waitFor()
    await context.close()
  }
})

interface Work {
  companies: { id: string }[]
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}
