import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type House, startHouse } from '../src/demo/house.ts'
import { temporaryFolder } from '../src/demo/temporary-folder.ts'
import { launchBrowser, openPage, phone } from './browser.ts'
import { appCode, isTold, newestLink, newestSixDigits } from './letters.ts'
import { enterCode } from './resident.ts'

const anna = '+79000000001'
const pyotr = '+79000000002'
const maria = '+79000000003'
const newPhone = '+79160001102'
const email = 'anna.smirnova@example.ru'
const within = { timeout: 15_000 }

/** Each is the next one's old one. */
const passwords = ['сосна у дома 7', 'ель за домом 8', 'берёза во дворе 9', 'клён у ворот 10'] as const

/* A phone gets five codes an hour: who has a password uses it. */

describe('signing in', () => {
  const folder = temporaryFolder()
  let house: House
  let browser: Browser
  /** Passkeys and letters know the house by this name. */
  let url = ''

  beforeAll(async () => {
    house = await startHouse({ dataFolder: folder.path })
    url = house.cloudUrl.replace('127.0.0.1', 'localhost')
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await house?.stop()
    folder.remove()
  })

  async function device(options: Parameters<typeof openPage>[1] = phone) {
    const opened = await openPage(browser, options)
    opened.page.setDefaultTimeout(within.timeout)
    return opened
  }
  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
  const heading = (page: Page, name: string) => page.getByRole('heading', { name })
  const submit = (page: Page) => page.locator('button[type=submit]')
  const atHome = (page: Page) => page.waitForURL((it) => it.pathname === '/')

  async function byCode(page: Page, number: string) {
    await enterCode(page, url, number)
    await atHome(page)
  }
  async function fillPassword(page: Page, name: string, password: string) {
    await page.goto(`${url}/sign-in`)
    await button(page, 'Войти с паролем').click()
    await page.getByLabel('Телефон, e-mail или логин').fill(name)
    await page.getByLabel('Пароль', { exact: true }).fill(password)
  }
  async function byPassword(page: Page, name: string, password: string) {
    await fillPassword(page, name, password)
    await submit(page).click()
    await atHome(page)
  }
  async function toSecurity(page: Page) {
    await page.goto(`${url}/profile`)
    await page.getByRole('link', { name: 'Вход и безопасность' }).click()
    await heading(page, 'Пароль').waitFor()
  }
  async function twice(page: Page, password: string) {
    await page.getByLabel('Новый пароль', { exact: true }).fill(password)
    await page.getByLabel('Новый пароль ещё раз').fill(password)
  }
  async function askRecovery(page: Page, name: string, familyName = 'Смирнова') {
    await page.goto(`${url}/sign-in`)
    await button(page, 'Войти с паролем').click()
    await page.getByRole('link', { name: 'Забыли пароль?' }).click()
    await page.getByLabel('E-mail или телефон').fill(name)
    await page.getByLabel('Фамилия').fill(familyName)
    await page.getByLabel('Я не робот').check()
    await vi.waitUntil(() => submit(page).isEnabled(), { timeout: 30_000 })
    await submit(page).click()
  }
  const isClean = async (page: Page) =>
    (await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()).violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
    )

  it('R16: one page, with a hint for who used an account number, the version and the ways on', async () => {
    const { page, context, faults } = await device()
    await page.goto(`${url}/sign-in`)
    await page.getByText('Если вы ранее входили по № лицевого счета').waitFor()
    await page.getByText(/^Версия \d+\.\d+\.\d+/).waitFor()
    const leads = async (name: string) => page.getByRole('link', { name }).getAttribute('href')
    expect(await leads('Зарегистрироваться')).toBe('/register')
    expect(await leads('Напишите нам')).toContain('/support')
    expect(await isClean(page)).toEqual([])
    await button(page, 'Войти с паролем').click()
    expect(await leads('Забыли пароль?')).toBe('/recovery')
    expect(await isClean(page)).toEqual([])
    await button(page, 'Войти по коду из SMS').click()
    await page.getByLabel('Мобильный телефон').waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  it('R17: shows a phone in one form, however it was written', async () => {
    const { page, context } = await device()
    await page.goto(`${url}/sign-in`)
    const field = page.getByLabel('Мобильный телефон')
    for (const written of ['+79161234567', '89161234567', '9161234567', '8-916-123-4567', '+7 (916) 123 45 67']) {
      await field.fill(written)
      expect(await field.inputValue()).toBe('916 123-45-67')
    }
    await button(page, 'Войти с паролем').click()
    const name = page.getByLabel('Телефон, e-mail или логин')
    for (const written of ['+79161234567', '89161234567', '9161234567', '8-916-123-4567']) {
      await name.fill(written)
      await name.blur()
      expect(await name.inputValue()).toBe('+7 916 123-45-67')
    }
    await context.close()
  })

  it('R12: sets a password, changes it, and other devices are signed out', async () => {
    const [first, second] = [await device(), await device()]
    await byCode(first.page, anna)
    await toSecurity(first.page)
    await first.page.getByText('Сейчас вы входите по коду из SMS').waitFor()
    await twice(first.page, '12345678')
    await button(first.page, 'Задать пароль').click()
    await first.page.getByText('списках самых частых паролей').waitFor()
    await twice(first.page, passwords[0])
    await button(first.page, 'Задать пароль').click()
    await button(first.page, 'Пароль изменён').waitFor()
    expect(await isTold(url, anna, /пароль изменён/)).toBe(true)

    await byPassword(second.page, '8-900-000-00-01', passwords[0])
    await second.page.goto(`${url}/profile`)
    await second.page.getByText('Это устройство').waitFor()
    await toSecurity(first.page)
    await first.page.getByLabel('Старый пароль').fill('не тот')
    await twice(first.page, passwords[1])
    await button(first.page, 'Изменить пароль').click()
    await first.page.getByText('Старый пароль не подходит').waitFor()
    expect(await first.page.locator('input[name=oldPassword]').evaluate((it) => it === document.activeElement)).toBe(
      true,
    )
    await first.page.getByLabel('Старый пароль').fill(passwords[0])
    await button(first.page, 'Изменить пароль').click()
    await button(first.page, 'Пароль изменён').waitFor()
    await second.page.waitForURL(/\/sign-in/)
    expect(await isClean(first.page)).toEqual([])
    expect([...first.faults, ...second.faults]).toEqual([])
    await first.context.close()
    await second.context.close()
  })

  it('R10: «Запомнить меня», a message that helps, and «Выход»', async () => {
    const { page, context } = await device()
    await fillPassword(page, anna, 'не тот пароль')
    await submit(page).click()
    const known = page.getByText('Логин или пароль не подходят. Проверьте раскладку')
    await known.waitFor()
    await page.getByLabel('Телефон, e-mail или логин').fill('+79169999999')
    await submit(page).click()
    await known.waitFor()
    await fillPassword(page, anna, passwords[1])
    await page.getByLabel('Запомнить меня').uncheck()
    await submit(page).click()
    await atHome(page)
    const session = async () => (await context.cookies()).find(({ name }) => name === '__Host-domovoy')
    expect((await session())?.expires).toBe(-1)
    await page.goto(`${url}/profile`)
    await button(page, 'Выход').click()
    await page.waitForURL(/\/sign-in/)
    expect(await session()).toBeUndefined()
    await fillPassword(page, anna, passwords[1])
    // The box is as this device's person left it.
    await page.getByLabel('Запомнить меня').check()
    await submit(page).click()
    await atHome(page)
    const month = (await session())?.expires ?? 0
    expect(month - Date.now() / 1000).toBeGreaterThan(29 * 24 * 3600)
    await context.close()
  })

  it('P2: «Не сохранять пароль» ends the sign-in with the browser, and back', async () => {
    const { page, context } = await device()
    await byPassword(page, anna, passwords[1])
    await page.goto(`${url}/profile`)
    const box = page.getByLabel('Не сохранять пароль')
    const expires = async () => (await context.cookies()).find(({ name }) => name === '__Host-domovoy')?.expires
    await vi.waitUntil(() => box.isEnabled(), within)
    await box.click()
    await vi.waitUntil(async () => (await expires()) === -1, within)
    await page.reload()
    await vi.waitUntil(() => box.isChecked(), within)
    await box.click()
    await vi.waitUntil(async () => Number(await expires()) > 0, within)
    await context.close()
  })

  it('P1: saves an ИНН, and an e-mail once it is confirmed', async () => {
    const { page, context, faults } = await device()
    await byPassword(page, anna, passwords[1])
    await page.goto(`${url}/profile`)
    const inn = page.getByLabel(/^ИНН/)
    await inn.fill('500100732258')
    await button(page, 'Сохранить').click()
    await page.getByText('В ИНН человека 12 цифр').waitFor()
    await inn.fill('5001 0073 2259')
    await button(page, 'Сохранить').click()
    await button(page, 'Сохранено').waitFor()
    expect(await inn.inputValue()).toBe('500100732259')

    await button(page, 'Добавить e-mail').click()
    await page.getByLabel('Новый e-mail').fill('anna@')
    await button(page, 'Получить ссылку').click()
    await page.getByText('Адрес выглядит так').waitFor()
    await page.getByLabel('Новый e-mail').fill(` ${email.toUpperCase()} `)
    await button(page, 'Получить ссылку').click()
    await page.getByText(`Отправили ссылку на ${email}`).waitFor()
    const link = await newestLink(url, email)
    const other = await device()
    await other.page.goto(link)
    await button(other.page, 'Подтвердить адрес').click()
    await heading(other.page, `Адрес ${email} подтверждён`).waitFor()
    await other.page.goto('about:blank')
    await other.page.goto(link)
    await button(other.page, 'Подтвердить адрес').click()
    await other.page.getByText('Ссылкой уже воспользовались').waitFor()
    await page.reload()
    await page.getByText(email).waitFor()
    expect(await page.getByText('Подтверждён', { exact: true }).count()).toBe(2)
    expect(await isClean(page)).toEqual([])
    expect([...faults, ...other.faults]).toEqual([])
    await context.close()
    await other.context.close()
  })

  it('R11: a forgotten password, by a link in a letter', async () => {
    const { page, context, faults } = await device()
    await askRecovery(page, email, 'Иванова')
    await heading(page, 'Проверьте почту').waitFor()
    await button(page, 'Указать другие данные').click()
    await askRecovery(page, email, 'смирнова')
    await heading(page, 'Проверьте почту').waitFor()
    expect(await isClean(page)).toEqual([])
    const link = await newestLink(url, email)
    await page.goto('about:blank')
    await page.goto(link)
    await twice(page, passwords[2])
    await page.getByLabel('Новый пароль ещё раз').fill('другой пароль из слов')
    await page.getByText('Пароли не совпадают').waitFor()
    expect(await button(page, 'Задать пароль').isDisabled()).toBe(true)
    await page.getByLabel('Новый пароль ещё раз').fill(passwords[2])
    await button(page, 'Задать пароль').click()
    await atHome(page)
    expect(await isTold(url, email, /пароль изменён/)).toBe(true)
    await page.goto('about:blank')
    await page.goto(link)
    await page.getByText('Ссылкой уже воспользовались').waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  it('R11: a forgotten password, by six digits to the confirmed phone', async () => {
    const { page, context, faults } = await device()
    await askRecovery(page, '8-900-000-00-01')
    const code = page.getByLabel('Код из шести цифр')
    await code.waitFor()
    // R1's pauses hold here too, and are seen.
    expect(await page.getByRole('timer').textContent()).toMatch(/через \d+:\d\d/)
    expect(await isClean(page)).toEqual([])
    await code.fill('000000')
    await page.getByText('Осталось 4 попытки').waitFor()
    await code.fill(await newestSixDigits(url, anna))
    await twice(page, passwords[3])
    await button(page, 'Задать пароль').click()
    await atHome(page)
    const other = await device()
    await byPassword(other.page, email, passwords[3])
    expect(faults).toEqual([])
    await context.close()
    await other.context.close()
  })

  it('R13: a new phone is confirmed by six digits, and the old one is told', async () => {
    const { page, context, faults } = await device()
    await byPassword(page, email, passwords[3])
    await page.goto(`${url}/profile`)
    await button(page, 'Изменить телефон').click()
    const field = page.getByLabel('Новый телефон')
    await field.fill('8-916-000-11-02')
    expect(await field.inputValue()).toBe('+7 916 000-11-02')
    await button(page, 'Получить код').click()
    const code = page.getByLabel('Код из шести цифр')
    await code.fill(await newestSixDigits(url, newPhone))
    await page.getByText('+7 916 000-11-02').waitFor()
    await code.waitFor({ state: 'detached' })
    expect(await isTold(url, anna, /телефон для входа изменён/)).toBe(true)
    expect(faults).toEqual([])
    await context.close()
  })

  it('R14: a passkey is added, named, signs in, and is deleted', async () => {
    const { page, context, faults } = await device()
    const cdp = await context.newCDPSession(page)
    await cdp.send('WebAuthn.enable')
    const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true } as const
    await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: { ...options, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    })
    await byCode(page, pyotr)
    await toSecurity(page)
    await button(page, 'Добавить ключ доступа').click()
    await page.getByLabel('Название').fill('Телефон Петра')
    await button(page, 'Создать ключ').click()
    await page.getByText('Телефон Петра').waitFor()
    expect(await isTold(url, pyotr, /добавлен ключ доступа/)).toBe(true)

    await page.goto(`${url}/profile`)
    await button(page, 'Выход').click()
    await page.waitForURL(/\/sign-in/)
    await button(page, 'Войти по ключу доступа').click()
    await atHome(page)
    await toSecurity(page)
    await button(page, 'Переименовать: Телефон Петра').click()
    await page.getByLabel('Название').fill('Мой телефон')
    await button(page, 'Готово').click()
    expect(await isClean(page)).toEqual([])
    await button(page, 'Удалить: Мой телефон').click()
    await button(page, 'Удалить').click()
    await page.getByText('Мой телефон').waitFor({ state: 'detached' })
    await page.goto(`${url}/profile`)
    await button(page, 'Выход').click()
    await page.waitForURL(/\/sign-in/)
    await button(page, 'Войти по ключу доступа').click()
    await page.getByText('Ключ').last().waitFor()
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    expect(faults).toEqual([])
    await context.close()
  })

  it('R14: a second factor is set up, asked for at the next sign-in, and a backup code takes its place once', async () => {
    const { page, context, faults } = await device()
    await byCode(page, maria)
    await toSecurity(page)
    await button(page, 'Настроить второй фактор').click()
    await page.getByAltText('QR-код для приложения').waitFor()
    const secret = (await page.locator('[data-secret]').getAttribute('data-secret')) ?? ''
    expect(await isClean(page)).toEqual([])
    await page.getByLabel('Код из приложения').fill('000000')
    await button(page, 'Включить').click()
    await page.getByText('Неверный код').or(page.getByText('Введите новый код из приложения')).first().waitFor()
    await page.getByLabel('Код из приложения').fill(appCode(secret))
    await button(page, 'Включить').click()
    const codes = page.locator('li', { hasText: /^[A-Z2-9]{5}-[A-Z2-9]{5}$/ })
    await codes.first().waitFor()
    const [backup = '', other = ''] = await codes.allInnerTexts()
    await button(page, 'Коды сохранены').click()
    await page.getByText('Осталось 10 резервных кодов').waitFor()

    const second = await device()
    await enterCode(second.page, url, maria)
    await heading(second.page, 'Подтвердите вход').waitFor()
    expect(await isClean(second.page)).toEqual([])
    const factor = second.page.getByLabel('Код из приложения или резервный код')
    await factor.fill('нет')
    await submit(second.page).click()
    await second.page.getByText('Введите новый код из приложения').waitFor()
    await factor.fill(backup)
    await submit(second.page).click()
    await atHome(second.page)
    await toSecurity(second.page)
    await second.page.getByText('Осталось 9 резервных кодов').waitFor()
    await button(second.page, 'Отключить').click()
    await second.page.getByLabel('Код из приложения').fill(backup)
    await button(second.page, 'Отключить').click()
    await second.page.getByText('Введите новый код из приложения').waitFor()
    await second.page.getByLabel('Код из приложения').fill(other)
    await button(second.page, 'Отключить').click()
    await button(second.page, 'Настроить второй фактор').waitFor()
    expect([...faults, ...second.faults]).toEqual([])
    await context.close()
    await second.context.close()
  })
})
