import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, startHouse } from '../src/demo/house.ts'
import { temporaryFolder } from '../src/demo/temporary-folder.ts'
import { launchBrowser, openPage, phone } from './browser.ts'
import { signIn } from './resident.ts'
import { enterAsStaff } from './staff-session.ts'

const desk: BrowserContextOptions = { viewport: { width: 1280, height: 860 }, locale: 'ru-RU' }
const smallPhone: BrowserContextOptions = { ...phone, viewport: { width: 360, height: 780 } }
type Case = [what: string, path: string, person: string | undefined, ready: (page: Page) => Promise<void>]
const olga = '+79000000010'
/** Of the console. */
const rooms = [
  ...['people', 'property', 'verification', 'applications', 'requests'],
  ...['accounts', 'support', 'staff', 'settings', 'audit'],
]
/** Anna's. */
const flat12 = '01936f4e-5a00-7000-8000-00000000a14c'
/** WCAG 2.2, levels A and AA, as far as a program can tell. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

const shapes: readonly BrowserContextOptions[] = [smallPhone, desk]

describe('pages that everybody can use', () => {
  const folder = temporaryFolder()
  let house: House
  let browser: Browser
  /** By person, in the order of the shapes: what a context has fetched once, its next page does not wait for. */
  const contexts = new Map<string | undefined, BrowserContext[]>()

  beforeAll(async () => {
    house = await startHouse({ dataFolder: folder.path })
    browser = await launchBrowser()
    const enter: [person: string | undefined, (context: BrowserContext) => Promise<void>][] = [
      [undefined, async () => {}],
      ['+79000000001', async (context) => signIn(await context.newPage(), house.cloudUrl, '+79000000001')],
      ['+79000000004', async (context) => signIn(await context.newPage(), house.cloudUrl, '+79000000004')],
      [olga, (context) => enterAsStaff(context, house.cloudUrl, olga)],
    ]
    for (const [person, signIn] of enter) {
      const { context } = await openPage(browser)
      await signIn(context)
      const storageState = await context.storageState()
      await context.close()
      const options = { colorScheme: 'light', reducedMotion: 'reduce', storageState } as const
      contexts.set(person, await Promise.all(shapes.map((shape) => browser.newContext({ ...shape, ...options }))))
    }
  })
  afterAll(async () => {
    await browser?.close()
    await house?.stop()
    folder.remove()
  })

  const cases: Case[] = [
    ['sign-in', '/sign-in', undefined, (page) => page.locator('input[name=phone]').waitFor()],
    ['the code from the SMS', '/sign-in', undefined, askForCode],
    ['home', '/', '+79000000001', (page) => page.locator('[data-picture=live]').waitFor({ timeout: 30_000 })],
    ['home of a door that is away', '/', '+79000000004', (page) => page.getByText('Домофон ещё не').waitFor()],
    ['contacts', '/help', '+79000000001', openAnswers],
    ["contacts in another company's colour", '/help', '+79000000004', openAnswers],
    ['profile', '/profile', '+79000000001', (page) => page.getByRole('heading', { name: 'Профиль' }).waitFor()],
    ['help before the sign-in', '/help', undefined, openAnswers],
    ['writing to support before the sign-in', '/support', undefined, heading('Напишите нам')],
    ['writing to support', '/support', '+79000000001', heading('Напишите нам')],
    ['installing', '/install', '+79000000001', heading('Установить приложение')],
    ["a company that isn't here", '/c/nobody', undefined, text('Такой компании здесь нет')],
    ['recovery', '/recovery', undefined, heading(/./)],
    ['the ways of registration', '/register', undefined, heading(/./)],
    ['registration by phone', '/register/phone', undefined, heading('Регистрация')],
    ['registration by application', '/register/application', undefined, heading(/./)],
    ['registration by e-mail', '/register/email', undefined, heading(/./)],
    ['requests', '/requests', '+79000000001', heading('Заявки')],
    ['a new request', '/requests/new', '+79000000001', heading('Новая заявка')],
    ['ordering a key', '/order-key', '+79000000001', heading(/Заказать ключ/)],
    ['about the form', '/order-key/about', '+79000000001', heading('Анкета онлайн')],
    ['the online form', '/order-key/form', '+79000000001', heading('Анкета онлайн')],
    ['another home', '/homes/new', '+79000000001', heading('Добавить квартиру')],
    ['notifications', '/notifications', '+79000000001', heading(/./)],
    ['what is told how', '/notifications/settings', '+79000000001', heading(/./)],
    ['the privacy centre', '/my-data', '+79000000001', heading(/./)],
    ['leaving for good', '/my-data/delete', '+79000000001', heading(/./)],
    ['the privacy policy', '/privacy', undefined, heading(/./)],
    ['sign-in and safety', '/profile/security', '+79000000001', heading(/./)],
    ['who lives in a home', `/household/${flat12}`, '+79000000001', heading(/./)],
    ["the console's sign-in", '/staff/sign-in', undefined, heading(/./)],
    ...rooms.map((room): Case => [`the console's ${room}`, `/staff/c/domovoy/${room}`, olga, heading(/./)]),
  ]

  it.each(cases)('%s', async (_what, path, person, ready) => {
    for (const context of contexts.get(person) ?? []) {
      const page = await context.newPage()
      await page.goto(`${house.cloudUrl}${path}`)
      await ready(page)
      await settled(page)
      expect(await violationsOf(page)).toEqual([])
      // Nothing sticks out sideways.
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      // By night it is the same page in other colours.
      await page.emulateMedia({ colorScheme: 'dark' })
      await page.waitForFunction(isDark)
      expect(await violationsOf(page, ['color-contrast'])).toEqual([])
      await page.close()
    }
  })
})

it('the check sees what it is there for', async () => {
  const browser = await launchBrowser()
  const { page } = await openPage(browser)
  await page.setContent('<html lang="ru"><title>x</title><p style="color: #aaa">Бледно</p><button></button>')
  expect(await violationsOf(page)).toEqual([
    expect.stringMatching(/^button-name/),
    expect.stringMatching(/^color-contrast/),
  ])
  await browser.close()
})

function heading(name: string | RegExp) {
  return (page: Page) => page.getByRole('heading', { name }).first().waitFor()
}

/** What was asked for has come. */
async function settled(page: Page): Promise<void> {
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
}

/** The page's own paper is dark: told by its colour, since that is what is looked at. */
function isDark(): boolean {
  const [red = 255] = getComputedStyle(document.body).backgroundColor.match(/\d+/g)?.map(Number) ?? []
  return red < 80
}

function text(words: string) {
  return (page: Page) => page.getByText(words).waitFor()
}

/** @param only rules; without them all of the levels */
async function violationsOf(page: Page, only?: string[]): Promise<string[]> {
  // Our pages hold no frames: without them one page does the whole check.
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const { violations } = await (only ? axe.withRules(only) : axe.withTags(rules)).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

/** No code is sent: a phone gets one every three minutes, and here is asked for four. */
async function askForCode(page: Page): Promise<void> {
  const json = { phone: '+79000000003', resendAfterS: 180, codeLength: 4, codeLivesS: 600 }
  await page.route('**/api/auth/code', (route) => route.fulfill({ status: 202, json }))
  await page.locator('input[name=phone]').fill('9000000003')
  await page.locator('button[type=submit]').click()
  await page.locator('input[name=code]').waitFor()
}

async function openAnswers(page: Page): Promise<void> {
  await page.getByText('Нет картинки').click()
  await page.getByText('Смените сеть').waitFor()
}
