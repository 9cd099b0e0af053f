import { setTimeout } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, startHouse } from '../src/demo/house.ts'
import { temporaryFolder } from '../src/demo/temporary-folder.ts'
import { launchBrowser, openPage } from './browser.ts'
import { newestCode } from './resident.ts'
import { enterAsStaff } from './staff-session.ts'

const small = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true, locale: 'ru-RU' } as const

/** Five new residents and their ways into the house (rows R1–R9), in a company that offers all of them. */
describe('registration', () => {
  const folder = temporaryFolder()
  let house: House
  let browser: Browser
  const faults: string[] = []

  beforeAll(async () => {
    house = await startHouse({ dataFolder: folder.path, pulseMs: 200 })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await house?.stop()
    folder.remove()
  })

  /** A newcomer at the company's own address. */
  const arrive = async (way: string) => {
    const { page, context, faults: its } = await openPage(browser, small)
    page.on('close', () => faults.push(...its))
    await page.goto(`${house.cloudUrl}/c/domovoy`)
    await page.waitForFunction(() => localStorage.getItem('domovoy.company') === 'domovoy')
    await page.goto(`${house.cloudUrl}/register`)
    await page.getByRole('link', { name: way }).click()
    return { page, context }
  }
  const next = (page: Page, name = 'Далее') => page.getByRole('button', { name, exact: true }).click()
  const fill = (page: Page, label: string, text: string) =>
    page
      .getByRole('textbox', { name: label })
      .or(page.getByRole('combobox', { name: label }))
      .first()
      .fill(text)
  const passwords = async (page: Page, password: string, repeat = password) => {
    await page.locator('input[name=password]').fill(password)
    await page.locator('input[name=repeat]').fill(repeat)
  }
  const sayAddress = async (page: Page, flat: string) => {
    await page.getByRole('heading', { name: 'Ваш адрес' }).waitFor()
    await page.locator('input[name=city]').fill('г. химки')
    await page.locator('input[name=street]').fill('УЛ. ЛЕСНАЯ')
    await page.locator('input[name=house]').fill('д. 10')
    await page.locator('input[name=flat]').fill(flat)
    await next(page)
  }
  const sayName = async (page: Page, [family, given, patronymic]: [string, string, string]) => {
    await page.locator('input[name=familyName]').fill(family)
    await page.locator('input[name=givenName]').fill(given)
    await page.locator('input[name=patronymic]').fill(patronymic)
  }
  const isHome = async (page: Page, name?: string) => {
    await page.waitForURL((url) => url.pathname === '/')
    const me = await page.evaluate(async () => (await fetch('/api/me')).json())
    if (name !== undefined) expect(me.user.name).toBe(name)
    return me
  }
  const isNarrow = async (page: Page) =>
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  /** The wrong fields by name, in the order of the page; the first of them has the focus. */
  const areWrong = async (page: Page, ...names: string[]) => {
    const seen = () =>
      page.evaluate(() => ({
        wrong: [...document.querySelectorAll('[aria-invalid="true"]')].map((it) => it.getAttribute('name')),
        focused: document.activeElement?.getAttribute('name'),
      }))
    await expect.poll(seen).toEqual({ wrong: names, focused: names[0] })
    const said = await page
      .locator('[aria-invalid="true"]')
      .evaluateAll((all) =>
        all.map((it) => document.getElementById(it.getAttribute('aria-describedby') ?? '')?.textContent ?? ''),
      )
    expect(said).not.toContain('')
  }
  /** Where the focus is: in a field by its name, or on a screen's heading. */
  const isFocused = (page: Page, where: string) =>
    expect
      .poll(() =>
        page.evaluate(() => {
          const at = document.activeElement
          return at?.tagName === 'H1' ? at.textContent : at?.getAttribute('name')
        }),
      )
      .toBe(where)
  /** The link of the newest letter to an address. */
  const letterTo = async (email: string): Promise<string> => {
    for (const deadline = Date.now() + 10_000; Date.now() < deadline; await setTimeout(50)) {
      const { messages } = (await (await fetch(`${house.cloudUrl}/api/outbox`)).json()) as {
        messages: { to: string; text: string }[]
      }
      const link = /https?:\S+/.exec(messages.find(({ to }) => to === email)?.text ?? '')?.[0]
      if (link !== undefined) return new URL(link).pathname + new URL(link).hash
    }
    throw new Error(`no letter to ${email}`)
  }

  it('R1: takes a phone when it is whole, and a code of four digits', async () => {
    const { page, context } = await arrive('По номеру телефона')
    const go = page.getByRole('button', { name: 'Далее' })
    const field = page.getByLabel('Мобильный телефон')
    await field.fill('916200000')
    expect(await go.isDisabled()).toBe(true)
    await field.fill('8-916-200-0001')
    expect(await field.inputValue()).toBe('916 200-00-01')
    await go.click()
    const code = page.getByLabel('Код из четырёх цифр')
    await code.waitFor()
    await page.getByText('Отправили на +7 916 200-00-01').waitFor()
    await page.getByText(/Отправить ещё раз через [23]:\d\d/).waitFor()
    await isNarrow(page)
    const sent = await newestCode(house.cloudUrl, '+79162000001')
    await code.fill(sent === '0000' ? '0001' : '0000')
    await page.getByText('Осталось 4 попытки').waitFor()
    await code.fill(sent)
    await page.getByRole('heading', { name: 'Ваш адрес' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Ваш адрес' }).waitFor()
    await context.close()
  })

  it('R2, R3: understands the address as people write it, then asks for the name', async () => {
    const { page, context } = await arrive('По номеру телефона')
    await page.getByLabel('Мобильный телефон').fill('9162000002')
    await next(page)
    await page.getByLabel('Код из четырёх цифр').fill(await newestCode(house.cloudUrl, '+79162000002'))
    await page.locator('input[name=city]').fill('хим')
    await page.getByRole('option', { name: 'Химки', exact: true }).click()
    await next(page)
    await page.getByText('Укажите номер дома, например 10').waitFor()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('street')
    await sayAddress(page, '№999')
    await page.getByText('Дом нашли, а такой квартиры в нём нет').waitFor()
    await page.getByText(/Вопросы — в управляющую компанию: \+7\s495/).waitFor()
    await next(page, 'Исправить')
    await sayAddress(page, 'кв. 3')
    await page.getByText('Химки, ул. Лесная, д. 10, кв. 3').waitFor()
    await page.getByText('Такой дом есть у компании').waitFor()
    await isFocused(page, 'Мы поняли адрес так')
    await isNarrow(page)
    await next(page, 'Всё верно')
    await sayName(page, ['ivanova', 'анна', ''])
    await page.getByLabel('Соглашаюсь с').check()
    await next(page)
    await page.getByText('Переключите клавиатуру на русскую').waitFor()
    await sayName(page, ['иванова-петрова', 'анна', 'Сергеевна'])
    await next(page)
    const me = await isHome(page, 'Анна Иванова-Петрова')
    expect(me.homes).toMatchObject([{ number: '3', isVerified: false }])
    await context.close()
  })

  it('R4: goes on to consent, e-mail and password in the browser', async () => {
    const { page, context } = await arrive('По телефону, с паролем')
    await page.getByLabel('Мобильный телефон').fill('9162000004')
    await next(page, 'Перейти к регистрации')
    await page.getByLabel('Код из четырёх цифр').fill(await newestCode(house.cloudUrl, '+79162000004'))
    await page.getByRole('button', { name: 'Пропустить' }).click()
    await isFocused(page, 'familyName')
    await next(page)
    await areWrong(page, 'familyName', 'givenName', 'consent')
    await sayName(page, ['Лесов', 'Пётр', ''])
    await next(page)
    await page.getByText('Прочитайте документ и поставьте галочку').waitFor()
    await page.getByRole('button', { name: 'Политикой конфиденциальности' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Закрыть' }).click()
    await page.getByLabel('Соглашаюсь с').check()
    await next(page)
    await page.getByLabel('E-mail').fill('petr@')
    await next(page)
    await areWrong(page, 'email', 'password', 'repeat')
    await page.getByLabel('E-mail').fill('petr@example.org')
    await passwords(page, 'полянка1')
    await next(page)
    await page.getByText('Добавьте хотя бы один знак').waitFor()
    await passwords(page, 'полянка-1', 'полянка-2')
    await page.getByText('Пароли не совпадают').waitFor()
    await passwords(page, 'полянка-1')
    await next(page)
    await page.getByText('Регистрация завершена').waitFor()
    await isNarrow(page)
    const link = await letterTo('petr@example.org')
    await next(page, 'Перейти в приложение')
    await isHome(page, 'Пётр Лесов')
    await page.goto(`${house.cloudUrl}${link}`)
    await page.getByText('Теперь по нему можно входить: petr@example.org').waitFor()
    await page.reload()
    await page.getByText('Подтвердить не получилось').waitFor()
    await context.close()
  })

  it('R5: calls with the code, and takes a password', async () => {
    const { page, context } = await arrive('По звонку с кодом')
    await page.getByText('Шаг 1').waitFor()
    const consent = page.getByLabel('Согласие на обработку персональных данных')
    await consent.check()
    await next(page)
    await areWrong(page, 'phone', 'fullName')
    await consent.uncheck()
    await page.getByLabel('Мобильный телефон').fill('9162000005')
    await page.getByLabel('ФИО').fill('Иванов Иван Иванович')
    expect(await page.getByRole('button', { name: 'Далее' }).isDisabled()).toBe(true)
    await consent.check()
    await next(page)
    await page.getByText('Шаг 2').waitFor()
    await isFocused(page, 'Подтвердите телефон')
    await page.getByText('Вам позвонит робот на номер +7 916 200-00-05 и сообщит код').waitFor()
    await next(page, 'Запросить звонок с кодом')
    await page.getByText('Запрос отправлен').waitFor()
    await isFocused(page, 'code')
    expect(await page.getByRole('link', { name: 'Напишите в тех. поддержку' }).getAttribute('href')).toContain(
      '/support',
    )
    await isNarrow(page)
    await page.getByLabel('Код доступа').fill(await newestCode(house.cloudUrl, '+79162000005'))
    await next(page)
    await page.getByText('Шаг 3').waitFor()
    await isFocused(page, 'password')
    await passwords(page, 'соседи', 'сосед')
    await next(page, 'Зарегистрироваться')
    await areWrong(page, 'password', 'repeat')
    const password = page.locator('input[name=password]')
    await passwords(page, 'соседи2026')
    expect(await password.getAttribute('type')).toBe('password')
    await page.getByRole('button', { name: 'Показать пароль' }).first().click()
    expect(await password.getAttribute('type')).toBe('text')
    await next(page, 'Зарегистрироваться')
    await isHome(page, 'Иван Иванов')
    await context.close()
  })

  it('R7: takes an application, checks it against the account, and the SMS finishes it', async () => {
    const { page, context } = await arrive('По лицевому счёту')
    const send = page.getByRole('button', { name: 'Отправить заявку' })
    await page.getByLabel('Настоящее положение принимаю').check()
    await send.click()
    await areWrong(page, 'fullName', 'accountNumber', 'phone', 'email', 'password', 'repeat', 'captcha')
    await page.getByLabel('Настоящее положение принимаю').uncheck()
    await page.getByLabel('ФИО').fill('Волкова Елена Сергеевна')
    await page.getByLabel('Номер лицевого счёта').fill('0010001')
    await page.getByLabel('Номер мобильного телефона').fill('8-916-200-0007')
    await page.getByLabel('Адрес электронной почты').fill('volkova@example.org')
    await passwords(page, 'пароль12')
    const picture = page.getByRole('img', { name: 'Картинка с цифрами' })
    const first = await picture.getAttribute('src')
    await next(page, 'Обновить картинку')
    await expect.poll(() => picture.getAttribute('src').catch(() => first)).not.toBe(first)
    await page.getByLabel('Цифры с картинки').fill('000000')
    expect(await send.isDisabled()).toBe(true)
    await page.getByLabel('Настоящее положение принимаю').check()
    await send.click()
    await page.getByText('Добавьте хотя бы одну латинскую букву').waitFor()
    await passwords(page, 'zayavka7')
    await page.getByLabel('Цифры с картинки').fill('000000')
    await send.click()
    await page.getByText('Цифры не совпали с картинкой').waitFor()
    await next(page, 'Не видно цифр? Пройти без картинки')
    await page.getByLabel('Я не робот').check()
    await page.getByText('Проверка пройдена').waitFor()
    await isNarrow(page)
    await send.click()
    await page.getByText('Данные проверены. Введите код из SMS').waitFor()
    await page.getByLabel('Код из четырёх цифр').fill(await newestCode(house.cloudUrl, '+79162000007'))
    const me = await isHome(page, 'Елена Волкова')
    expect(me.homes).toMatchObject([{ number: '1', isVerified: true }])
    await context.close()
  })

  it('R7: waits for staff where the register is not sure, and says so', async () => {
    const { page, context } = await arrive('По лицевому счёту')
    await page.getByLabel('ФИО').fill('Посторонний Пётр')
    await page.getByLabel('Номер лицевого счёта').fill('0010002')
    await page.getByLabel('Номер мобильного телефона').fill('9162000017')
    await page.getByLabel('Адрес электронной почты').fill('petr7@example.org')
    await passwords(page, 'zayavka7')
    await next(page, 'Не видно цифр? Пройти без картинки')
    await page.getByLabel('Я не робот').check()
    await page.getByText('Проверка пройдена').waitFor()
    await page.getByLabel('Настоящее положение принимаю').check()
    await next(page, 'Отправить заявку')
    await isFocused(page, 'Заявка на регистрацию отправлена')
    await page.getByText('от нескольких минут до трёх суток').waitFor()
    await page.reload()
    await page.getByText('Заявка на регистрацию отправлена').waitFor()
    const clerk = await openPage(browser, { viewport: { width: 1280, height: 800 }, locale: 'ru-RU' })
    await enterAsStaff(clerk.context, house.cloudUrl, '+79000000011')
    await clerk.page.goto(`${house.cloudUrl}/staff/c/domovoy/applications`)
    await clerk.page.getByRole('button', { name: 'Посторонний Пётр' }).click()
    const dialog = clerk.page.getByRole('dialog')
    await dialog.getByText('Другой собственник').waitFor()
    await dialog.getByText('Громов Павел Андреевич').waitFor()
    await dialog.getByRole('button', { name: 'Одобрить' }).click()
    await clerk.page.getByText('Заявка одобрена').waitFor()
    await clerk.context.close()
    await page.reload()
    await page.getByLabel('Код из четырёх цифр').fill(await newestCode(house.cloudUrl, '+79162000017'))
    const me = await isHome(page, 'Пётр Посторонний')
    expect(me.homes).toMatchObject([{ number: '2', isVerified: true }])
    await context.close()
  })

  it('R8: activates a login by a letter', async () => {
    const { page, context } = await arrive('По логину')
    await next(page, 'Зарегистрироваться')
    await areWrong(page, 'login', 'email', 'password', 'repeat', 'consent', 'robot')
    await fill(page, 'Логин', 'Ivanov_12')
    await page.getByLabel('E-mail').fill('login@example.org')
    await passwords(page, 'тихий двор')
    await page.getByLabel('Согласие на обработку персональных данных').check()
    await next(page, 'Зарегистрироваться')
    await page.getByText(/Отметьте «Я не робот»/).waitFor()
    await page.getByLabel('Я не робот').check()
    await page.getByText('Проверка пройдена').waitFor()
    await next(page, 'Зарегистрироваться')
    await page.getByText('Мы отправили письмо на login@example.org').waitFor()
    await isFocused(page, 'Проверьте почту')
    await isNarrow(page)
    const stranger = await openPage(browser, small)
    const link = await letterTo('login@example.org')
    await stranger.page.goto(`${house.cloudUrl}${link}`)
    await stranger.page.getByText('Теперь вы можете войти: ivanov_12').waitFor()
    await stranger.context.close()
    const taken = await arrive('По логину')
    await fill(taken.page, 'Логин', 'ivanov_12')
    await taken.page.getByLabel('E-mail').fill('login@example.org')
    await passwords(taken.page, 'тихий двор')
    await taken.page.getByLabel('Согласие на обработку персональных данных').check()
    await taken.page.getByLabel('Я не робот').check()
    await taken.page.getByText('Проверка пройдена').waitFor()
    await next(taken.page, 'Зарегистрироваться')
    await taken.page.getByText('Придумайте другой').waitFor()
    await taken.context.close()
    await context.close()
  })

  it('R9: registers by e-mail, and the letter signs in', async () => {
    const { page, context } = await arrive('По электронной почте')
    await page.getByLabel('Адрес E-mail').fill('не почта')
    await sayName(page, ['Зайцева', 'Olga', ''])
    await next(page, 'Зарегистрироваться')
    await areWrong(page, 'email', 'givenName', 'password', 'repeat', 'consent', 'robot')
    await sayName(page, ['Зайцева', 'Ольга', ''])
    await passwords(page, 'большая поляна')
    await page.getByLabel('Согласен с').check()
    await page.getByLabel('Я не робот').check()
    await page.getByText('Проверка пройдена').waitFor()
    await next(page, 'Зарегистрироваться')
    await page.getByText('Введите адрес вида').waitFor()
    await page.getByLabel('Адрес E-mail').fill('olga@example.org')
    await page.getByText('Проверка пройдена').waitFor()
    await next(page, 'Зарегистрироваться')
    await page.getByText('Мы отправили письмо на olga@example.org').waitFor()
    await page.getByText(/Ссылка действует до/).waitFor()
    await page.goto(`${house.cloudUrl}${await letterTo('olga@example.org')}`)
    await isHome(page, 'Ольга Зайцева')
    await context.close()
  })

  it('costs no fault in a browser', () => expect(faults).toEqual([]))
})
