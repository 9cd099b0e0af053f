import { createHmac } from 'node:crypto'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, startHouse } from '../src/demo/house.ts'
import { temporaryFolder } from '../src/demo/temporary-folder.ts'
import { launchBrowser, openPage, phone } from './browser.ts'
import { newestCode, signIn } from './resident.ts'
import { enterAsStaff, unshownFactor } from './staff-session.ts'

const anna = '+79000000001'
const olga = '+79000000010'
const newcomer = '+79000000061'
/** Nothing fades in: what is half transparent has no contrast yet. */
const desk: BrowserContextOptions = { viewport: { width: 1280, height: 860 }, locale: 'ru-RU', reducedMotion: 'reduce' }
const smallPhone: BrowserContextOptions = { ...phone, viewport: { width: 360, height: 780 } }
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** The console of a company's staff (issue 3, part 8). */
describe('the staff console', () => {
  const folder = temporaryFolder()
  let house: House
  let browser: Browser
  let her: { context: BrowserContext; page: Page; faults: string[] }

  beforeAll(async () => {
    house = await startHouse({ dataFolder: folder.path })
    browser = await launchBrowser()
    her = await openPage(browser, desk)
    her.page.setDefaultTimeout(15_000)
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
  const isAccessible = async (page: Page, what: string) => {
    const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
    expect(
      violations.map(({ id, nodes }) => `${what}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      what,
    ).toEqual([])
  }

  it('R14: asks for a password and a second factor, and tells what is wrong', async () => {
    const { page } = her
    await page.goto(`${house.cloudUrl}/staff/c/domovoy/staff`)
    const name = page.getByLabel('Телефон, e-mail или логин')
    await name.fill('olga')
    await page.getByLabel('Пароль', { exact: true }).fill('not her password')
    await page.getByRole('button', { name: 'Войти', exact: true }).click()
    await page.getByText('не подходят').waitFor()
    await isAccessible(page, 'a wrong password')
    await page.getByLabel('Пароль', { exact: true }).fill(house.staffPassword)
    await page.getByRole('button', { name: 'Войти', exact: true }).click()
    const factor = page.getByLabel('Код из приложения')
    await factor.waitFor()
    // Half a sign-in opens nothing.
    expect((await page.request.get(`${house.cloudUrl}/api/staff/me`)).status()).toBe(401)
    await factor.fill('000000')
    await page.getByRole('button', { name: 'Подтвердить' }).click()
    await page.getByText('Осталось попыток').waitFor()
    await isAccessible(page, 'a wrong second factor')
    await factor.fill(await unshownFactor(house.cloudUrl, olga))
    await page.getByRole('button', { name: 'Подтвердить' }).click()
    // Back to where she wanted to go.
    await page.getByRole('heading', { name: 'Сотрудники' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/staff/c/domovoy/staff')
  })

  it('invites a colleague by SMS, who sets up a second factor, says their name and is let in', async () => {
    await room('staff')
    await her.page.getByRole('button', { name: 'Пригласить' }).click()
    await her.page.getByLabel('E-mail или телефон').fill('8 (900) 000-00-61')
    await her.page.getByRole('checkbox', { name: 'Только просмотр' }).check()
    await isAccessible(her.page, 'the invitation')
    await her.page.getByRole('button', { name: 'Отправить приглашение' }).click()
    await row(newcomer).waitFor()

    const { page, context, faults } = await openPage(browser, smallPhone)
    await page.goto(await linkSentTo(house.cloudUrl, newcomer))
    await page.getByText('приглашает вас на работу').waitFor()
    expect(new URL(page.url()).hash).toBe('')
    await page.getByRole('button', { name: 'Войти и принять' }).click()
    await page.getByLabel('Телефон, e-mail или логин').fill('900 000 00 61')
    await page.getByRole('button', { name: 'Получить код' }).click()
    const sms = page.getByLabel('Код из SMS')
    await sms.waitFor()
    await sms.fill(await newestCode(house.cloudUrl, newcomer))
    await page.getByRole('button', { name: 'Войти', exact: true }).click()
    const secret = (await page.locator('[data-secret]').getAttribute('data-secret')) ?? ''
    await isAccessible(page, 'setting up a second factor')
    await page.getByLabel('Введите код, который показало приложение').fill(passwordOf(secret))
    await page.getByRole('button', { name: 'Включить' }).click()
    await page.getByText('Сохраните резервные коды').waitFor()
    await isAccessible(page, 'backup codes')
    await page.getByRole('button', { name: 'Я сохранил коды' }).click()
    await page.getByLabel('Фамилия').fill('Новикова')
    await page.getByLabel('Имя', { exact: true }).fill('Дарья')
    await page.getByRole('button', { name: 'Продолжить' }).click()
    await page.getByRole('button', { name: 'Принять приглашение' }).click()
    await page.waitForURL(/\/staff\/c\/[^/]+\/\w/)
    // A reader sees no settings and no log.
    await page.getByRole('button', { name: 'Открыть разделы' }).click()
    const rooms = page.getByRole('dialog').getByRole('navigation')
    await rooms.getByText('Сотрудники').waitFor()
    expect(await rooms.getByText('Настройки').count()).toBe(0)
    expect(faults).toEqual([])
    await context.close()
  })

  it('changes roles and takes access away, which holds at once', async () => {
    await room('staff')
    await her.page.getByRole('button', { name: 'Дарья Новикова' }).click()
    await her.page.getByRole('checkbox', { name: 'Диспетчер' }).check()
    await her.page.getByRole('button', { name: 'Сохранить' }).click()
    await row('Дарья Новикова').getByText('Диспетчер').waitFor()
    await row('Дарья Новикова').getByRole('checkbox').check()
    await her.page.getByRole('button', { name: 'Приостановить доступ' }).click()
    await her.page.getByRole('dialog').getByRole('button', { name: 'Приостановить доступ' }).click()
    await row('Дарья Новикова').getByText('Приостановлен').waitFor()
    // The last administrator stays one.
    await row('Ольга Белова').getByRole('button', { name: 'Ольга Белова' }).click()
    await her.page.getByRole('checkbox', { name: 'Администратор' }).uncheck()
    await her.page.getByRole('checkbox', { name: 'Бухгалтер' }).check()
    await her.page.getByRole('button', { name: 'Сохранить' }).click()
    await her.page.getByRole('alert').getByText('Сначала сделайте администратором').waitFor()
  })

  it('P4: settles the company\u2019s colour and contacts, and a resident sees them', async () => {
    await room('settings')
    await her.page.getByLabel('Цвет').fill('#1f6f5c')
    // The swatches, which lie over what is below, go with the focus.
    await her.page.getByLabel('Цвет').press('Tab')
    // What it becomes by day and by night stands beside it.
    await her.page.locator('[data-scheme=light] [data-preview="#1f6f5c"]').waitFor()
    await her.page.locator('[data-scheme=dark] [data-preview]').waitFor()
    // Nobody leaves by mistake before it is saved.
    await her.page.getByRole('tab', { name: 'Контакты' }).click()
    await her.page.getByRole('dialog').getByText('Уйти без сохранения?').waitFor()
    await isAccessible(her.page, 'a question before leaving')
    await her.page.getByRole('dialog').getByText('Отмена').click()
    expect(await her.page.getByLabel('Цвет').inputValue()).toBe('#1f6f5c')
    await her.page.getByRole('button', { name: 'Сохранить' }).click()
    await her.page.getByText('Сохранено').waitFor()
    await her.page.getByRole('tab', { name: 'Контакты' }).click()
    const dispatcher = her.page.getByRole('region', { name: 'Диспетчерская' })
    await dispatcher.getByLabel('Телефоны').fill('8 (495) 000-01-99')
    await isAccessible(her.page, 'contacts')
    await her.page.getByRole('button', { name: 'Сохранить' }).click()
    await her.page.getByText('Сохранено').waitFor()
    const resident = await openPage(browser)
    await signIn(resident.page, house.cloudUrl, anna)
    const colour = () =>
      resident.page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--brand'))
    expect(await colour()).toBe('#1f6f5c')
    await resident.page.goto(`${house.cloudUrl}/help`)
    await resident.page.locator('a[href="tel:+74950000199"]').first().waitFor()
    await resident.context.close()
  })

  it('finds in the log who did what, by filters that stand in the address', async () => {
    await room('audit')
    await row('Изменил роли сотрудника').first().waitFor()
    await her.page.getByRole('searchbox', { name: 'Чьи данные' }).fill('новикова')
    await her.page.waitForURL(/person=/)
    await row('Приостановил доступ сотрудника').waitFor()
    expect(await row('Изменил контакты').count()).toBe(0)
    await isAccessible(her.page, 'the log')
    await her.page.reload()
    await row('Приостановил доступ сотрудника').waitFor()
    const download = her.page.waitForEvent('download')
    await her.page.getByRole('link', { name: 'Скачать всё найденное' }).click()
    expect((await download).suggestedFilename()).toBe('audit.csv')
  })

  it('is walked by the keyboard alone', async () => {
    await room('audit')
    await her.page.keyboard.press('g')
    await her.page.keyboard.press('s')
    await her.page.getByRole('heading', { name: 'Сотрудники' }).waitFor()
    await row('Глеб Тихонов').waitFor()
    await her.page.keyboard.press('j')
    expect(await her.page.evaluate(() => document.activeElement?.textContent)).toContain('Глеб Тихонов')
    await her.page.keyboard.press('x')
    await her.page.getByText('Выбрана 1 строка').waitFor()
    await her.page.keyboard.press('Control+k')
    const palette = her.page.getByRole('dialog').getByRole('combobox')
    await palette.fill('журн')
    await isAccessible(her.page, 'the palette')
    await palette.press('Enter')
    await her.page.getByRole('heading', { name: 'Журнал действий' }).waitFor()
    await her.page.keyboard.press('?')
    await her.page.getByRole('dialog').getByText('Следующая строка').waitFor()
    await her.page.keyboard.press('Escape')
    await her.page.keyboard.press('Control+k')
    await palette.fill('тёмн')
    await palette.press('Enter')
    await her.page.locator('html[data-mantine-color-scheme=dark]').waitFor()
    await isAccessible(her.page, 'the log by night')
    await her.page.keyboard.press('Control+k')
    await palette.fill('english')
    await palette.press('Enter')
    await her.page.getByRole('heading', { name: 'Audit log' }).waitFor()
    expect(her.faults).toEqual([])
  })

  it('R14: lets a colleague in by a passkey alone, which is both factors', async () => {
    const phoneOfHis = '+79000000062'
    const director = await openPage(browser, desk)
    await enterAsStaff(director.context, house.cloudUrl, olga)
    const { companies } = (await (await director.page.request.get(`${house.cloudUrl}/api/staff/me`)).json()) as {
      companies: { id: string }[]
    }
    const invited = await director.page.request.post(
      `${house.cloudUrl}/api/companies/${companies[0]?.id}/staff-invitations`,
      { data: { to: phoneOfHis, roles: ['concierge'], position: '' }, headers: { origin: house.cloudUrl } },
    )
    expect(invited.status()).toBe(201)
    await director.context.close()

    // Passkeys belong to a name: browsers make none for a bare address.
    const url = house.cloudUrl.replace('127.0.0.1', 'localhost')
    const { page, context, faults } = await openPage(browser, smallPhone)
    const cdp = await context.newCDPSession(page)
    await cdp.send('WebAuthn.enable')
    const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true } as const
    await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: { ...options, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    })
    await page.goto(await linkSentTo(house.cloudUrl, phoneOfHis).then((link) => link.replace(house.cloudUrl, url)))
    await page.getByRole('button', { name: 'Войти и принять' }).click()
    await page.getByLabel('Телефон, e-mail или логин').fill(phoneOfHis)
    await page.getByRole('button', { name: 'Получить код' }).click()
    await page.getByLabel('Код из SMS').fill(await newestCode(house.cloudUrl, phoneOfHis))
    await page.getByRole('button', { name: 'Войти', exact: true }).click()
    await page.getByRole('button', { name: 'Вместо этого использовать ключ доступа' }).click()
    await page.getByLabel('Фамилия').fill('Ключевой')
    await page.getByLabel('Имя', { exact: true }).fill('Иван')
    await page.getByRole('button', { name: 'Продолжить' }).click()
    await page.getByRole('button', { name: 'Принять приглашение' }).click()
    await page.waitForURL(/\/staff\/c\/[^/]+\/\w/)
    await page.getByRole('button', { name: 'Профиль: Иван Ключевой' }).click()
    await page.getByRole('menuitem', { name: 'Выход' }).click()
    await page.getByRole('button', { name: 'Войти с ключом доступа' }).click()
    await page.waitForURL(/\/staff\/c\/[^/]+\/\w/)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  it('lets the operator of the platform make a company and close it', async () => {
    const { page, context } = await openPage(browser, desk)
    await enterAsStaff(context, house.cloudUrl, '+79000000030')
    await page.goto(`${house.cloudUrl}/staff/`)
    await page.getByRole('heading', { name: 'Компании' }).waitFor()
    await isAccessible(page, 'the companies')
    await page.getByRole('button', { name: 'Создать компанию' }).click()
    await page.locator('input[name=name]').fill('УК «Лесная»')
    await page.locator('input[name=slug]').fill('lesnaya')
    await page.locator('input[name=administrator]').fill('director@lesnaya.example')
    await page.getByRole('button', { name: 'Создать и пригласить' }).click()
    await page.getByRole('button', { name: 'УК «Лесная»' }).click()
    await page.getByRole('button', { name: 'Закрыть компанию' }).click()
    const question = page.getByRole('dialog').filter({ hasText: 'Сотрудники потеряют доступ' })
    await question.getByRole('button', { name: 'Закрыть компанию' }).click()
    await page.getByRole('row').filter({ hasText: 'УК «Лесная»' }).getByText('Закрыта').waitFor()
    expect(await linkSentTo(house.cloudUrl, 'director@lesnaya.example')).toContain('/staff/invitation#')
    await context.close()
  })
})

/** The link of the newest invitation to somebody, from the demo's outbox. */
async function linkSentTo(cloudUrl: string, to: string): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const answer = (await (await fetch(`${cloudUrl}/api/outbox`)).json()) as {
      messages: { to: string; text: string }[]
    }
    const text = answer.messages.find((it) => it.to === to && it.text.includes('/staff/invitation#'))?.text
    const path = /\/staff\/invitation#\S+/.exec(text ?? '')?.[0]
    if (path !== undefined) return cloudUrl + path
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`no invitation was sent to ${to}`)
}

/** What an authenticator app shows for a secret (RFC 6238). */
function passwordOf(secret: string): string {
  const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret].map((letter) => base32.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const mac = createHmac('sha1', key).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 15
  return ((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).toString().padStart(6, '0')
}
