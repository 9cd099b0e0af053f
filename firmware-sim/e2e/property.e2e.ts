import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, startHouse } from '../src/demo/house.ts'
import { temporaryFolder } from '../src/demo/temporary-folder.ts'
import { launchBrowser, openPage } from './browser.ts'
import { enterAsStaff } from './staff-session.ts'

const desk: BrowserContextOptions = {
  viewport: { width: 1280, height: 800 },
  locale: 'ru-RU',
  timezoneId: 'Europe/Moscow',
}

/** A register as Excel saves it in Russian: WIN-1251 with semicolons; one line has no number of a house. */
const table = `Город;Микрорайон;Улица;Дом;Подъезд;Квартира;Площадь
Химки;Сходня;ул. Молодежная;10к2;1;102;54,3
Химки;Сходня;ул. Молодежная;дом;1;103;40
Химки;Сходня;ул. Молодежная;10 корп. 2;1;104;
`

/** The console's rooms «Дома» and «Жители», and what a newcomer's form gets from the register that they keep. */
describe('the address register', () => {
  const folder = temporaryFolder()
  let house: House
  let browser: Browser
  let page: Page
  let faults: string[]

  beforeAll(async () => {
    house = await startHouse({ dataFolder: folder.path, pulseMs: 200 })
    browser = await launchBrowser()
    const opened = await openPage(browser, desk)
    ;({ page, faults } = opened)
    await enterAsStaff(opened.context, house.cloudUrl, '+79000000010')
  })
  afterAll(async () => {
    await browser?.close()
    await house?.stop()
    folder.remove()
  })

  const open = (path: string) => page.goto(`${house.cloudUrl}/staff/c/domovoy/${path}`)
  const suggest = async (query: Record<string, string>) => {
    const asked = new URLSearchParams({ company: 'domovoy', ...query })
    const answer = await fetch(`${house.cloudUrl}/api/addresses/suggest?${asked}`)
    const { suggestions } = (await answer.json()) as { suggestions: { text: string }[] }
    return suggestions.map(({ text }) => text)
  }
  const count = (name: string) => page.locator('dl > div', { hasText: name }).locator('dd').textContent()
  const expectAccessible = async () => {
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  }

  describe('R2: a register is imported', () => {
    it('after a preview that tells what would change and which lines are wrong', async () => {
      await open('property/import')
      await page.getByRole('button', { name: 'Выбрать файл' }).waitFor()
      const buffer = Buffer.from(
        [...table].map((letter) => (letter.charCodeAt(0) < 0x80 ? letter.charCodeAt(0) : letter.charCodeAt(0) - 0x350)),
      )
      await page.locator('input[type=file]').setInputFiles({ name: 'реестр.csv', mimeType: 'text/csv', buffer })
      await page.getByText('WIN-1251').waitFor()
      expect(await count('Строк в файле')).toBe('3')
      expect(await count('Новых домов')).toBe('1')
      expect(await count('Новых помещений')).toBe('2')
      expect(await count('Строк с ошибками')).toBe('1')
      await page.getByRole('cell', { name: 'Нет номера дома' }).waitFor()
      expect(await suggest({ q: 'молодежная' })).toEqual([])
      await expectAccessible()
    })

    it('once, however often the same file comes', async () => {
      await page.getByRole('button', { name: 'Импортировать' }).click()
      await page.getByText('Импорт завершён').waitFor({ timeout: 30_000 })
      await page.getByRole('button', { name: 'Выбрать другой файл' }).click()
      await page.getByRole('button', { name: 'Выбрать файл' }).waitFor()
      const again = { name: 'реестр.csv', mimeType: 'text/csv', buffer: Buffer.from(table) }
      await page.locator('input[type=file]').setInputFiles(again)
      await page.getByText('UTF-8').waitFor()
      expect(await count('Новых помещений')).toBe('0')
      expect(await count('Без изменений')).toBe('2')
      expect(await page.getByRole('button', { name: 'Импортировать' }).isDisabled()).toBe(true)
    })

    it('and is suggested to whoever registers, however they type it', async () => {
      const whole = ['Химки, Сходня, ул. Молодежная, д. 10, корп. 2']
      expect(await suggest({ q: 'Молодёжная' })).toEqual(whole)
      expect(await suggest({ q: 'сходня малодежная 10' })).toEqual(whole)
      expect(await suggest({ field: 'city', q: 'сходн' })).toEqual(['Химки, Сходня'])
    })
  })

  describe('the room «Дома»', () => {
    it('is searched from the keyboard, with slips, and the search stands in the address', async () => {
      await open('property')
      await page.getByRole('link', { name: 'Химки, ул. Лесная, д. 10' }).waitFor()
      await expectAccessible()
      await page.keyboard.press('/')
      await page.keyboard.type('лисная 12')
      await page.waitForURL(/q=/)
      await page.getByRole('link', { name: 'Химки, ул. Лесная, д. 12' }).waitFor()
      expect(await page.getByRole('link', { name: /Лесная, д\. 10$/ }).count()).toBe(0)
      await page.keyboard.press('Tab')
      await page.getByRole('link', { name: 'Химки, ул. Лесная, д. 12' }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Химки, ул. Лесная, д. 12' }).waitFor()
    })

    it('takes a building, its entrance and its flats by hand, and deletes them again', async () => {
      await open('property')
      await page.getByRole('button', { name: 'Добавить дом' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: 'Сохранить' }).click()
      await dialog.getByText('Заполните поле').first().waitFor()
      await dialog.getByLabel('Город').fill('г. химки')
      await dialog.getByRole('textbox', { name: 'Улица' }).fill('Школьная')
      await dialog.getByLabel('Дом').fill('7к1')
      await dialog.getByRole('button', { name: 'Сохранить' }).click()
      await page.getByRole('heading', { name: 'Химки, ул. Школьная, д. 7, корп. 1' }).waitFor()
      await page.getByRole('button', { name: 'Добавить подъезд' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click()
      await page.getByRole('button', { name: 'Добавить помещения' }).first().click()
      await page.getByRole('dialog').getByLabel('Номера').fill('1-36')
      await page.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click()
      await page.getByText('36 строк').waitFor()
      await page.getByRole('button', { name: 'Ещё' }).click()
      await page.getByRole('menuitem', { name: 'Удалить' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Удалить' }).click()
      await page.waitForURL(/\/property$/)
      await page.getByRole('link', { name: /Школьная/ }).waitFor({ state: 'detached' })
      expect(await page.getByRole('link', { name: /Лесная/ }).count()).toBe(2)
    })

    it('keeps a building where people live, and says why', async () => {
      await page.getByRole('link', { name: 'Химки, ул. Лесная, д. 10' }).click()
      await page.getByRole('button', { name: 'Ещё' }).click()
      await page.getByRole('menuitem', { name: 'Удалить' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Удалить' }).click()
      await page.getByText(/За помещением записаны жители|отвяжите лицевые счета/).waitFor()
    })
  })

  describe('who lives there', () => {
    it('is entered in a flat, verified and moved out', async () => {
      await page.getByRole('button', { name: '9', exact: true }).click()
      const panel = page.getByRole('dialog', { name: /9/ })
      const card = panel.getByRole('listitem').filter({ hasText: 'Орлов Борис' })
      await panel.getByRole('button', { name: 'Добавить жителя' }).click()
      await panel.getByLabel('Телефон').fill('8 900 555-01-02')
      await panel.getByLabel('Фамилия').fill('орлов')
      await panel.getByLabel('Имя').fill('борис')
      await expectAccessible()
      await panel.getByRole('button', { name: 'Добавить жителя' }).click()
      await card.getByText('Не подтверждён').waitFor()
      await card.getByRole('button', { name: 'Подтвердить' }).click()
      await card.getByText('Подтверждён', { exact: true }).waitFor()
      await card.getByRole('button', { name: 'Выселить' }).click()
      await page
        .getByRole('dialog', { name: /Орлов Борис/ })
        .getByRole('button', { name: 'Выселить' })
        .click()
      await card.waitFor({ state: 'detached' })
    })

    it('is searched with slips; their phone is masked until it is asked for', async () => {
      await open('people?q=смернова')
      await page.getByRole('link', { name: 'Смирнова Анна' }).click()
      await page.getByText('+7 ••• •••-••-01').waitFor()
      await expectAccessible()
      await page.getByRole('button', { name: 'Показать' }).click()
      await page.getByText('+7 900 000-00-01').waitFor()
    })

    it('fails nowhere in silence', () => {
      expect(faults).toEqual([])
    })
  })
})
