import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readEmail } from '../identity/index.ts'
import { startTestCloud, type TestCloud } from '../test-cloud.ts'
import { readFullName } from './read-full-name.ts'
import { readLogin } from './read-login.ts'
import { firstStep, mayAnswer, registrationSteps, stepAfter } from './steps.ts'
import { applicant } from './test-applicant.ts'

const ways = ['phone', 'web', 'call', 'application', 'login', 'email'] as const

describe('the parsers', () => {
  it.each([
    [' Anna@Example.ORG ', 'anna@example.org'],
    ['anna.s+home@mail.example.ru', 'anna.s+home@mail.example.ru'],
    ['почта@пример.рф', 'почта@пример.рф'],
    ['\u202aanna@example.org\u202c', 'anna@example.org'],
  ])('read the e-mail %j', (text, email) => expect(readEmail(text)).toBe(email))

  it.each(['', '@', 'anna', 'anna@', '@example.org', 'anna@example', 'a b@example.org', 'a..b@example.org', '.a@b.ru'])(
    'refuse the e-mail %j',
    (text) => expect(readEmail(text)).toBeNull(),
  )
  it.each(['a@b.ru\r\nBcc: x@y.ru', '<script>@b.ru', "x';--@b", `${'a'.repeat(65)}@b.ru`, `a@${'b'.repeat(250)}.ru`])(
    'refuse what is meant badly, %j',
    (text) => expect(readEmail(text)).toBeNull(),
  )

  it.each([
    [' Ivanov_12 ', 'ivanov_12'],
    ['a.b-c', 'a.b-c'],
  ])('read the login %j', (text, login) => expect(readLogin(text)).toBe(login))
  it.each([
    '',
    'ab',
    '1anna',
    '+79161234567',
    '_anna',
    'анна',
    'an na',
    'anna@b.ru',
    'a'.repeat(33),
    '👻👻👻',
    "a';--",
  ])('refuse the login %j', (text) => expect(readLogin(text)).toBeNull())

  it.each([
    ['Иванов Иван Иванович', 'Иванов', 'Иван', 'Иванович'],
    ['  ИВАНОВ   иван ', 'Иванов', 'Иван', ''],
    ['Алиев Мамед Гасан оглы', 'Алиев', 'Мамед', 'Гасан оглы'],
    ['фон Штирлиц Макс Отто', 'Фон Штирлиц', 'Макс', 'Отто'],
    ['Салтыков – Щедрин Михаил', 'Салтыков-Щедрин', 'Михаил', ''],
  ])('read the name %j', (text, familyName, givenName, patronymic) =>
    expect(readFullName(text)).toEqual({ familyName, givenName, patronymic }),
  )
  it.each(['', 'Иванов', 'Ivanov Ivan', 'Иванов 👻', '<b>Иванов</b> Иван', "Иванов'; -- Иван1", 'я'.repeat(400)])(
    'refuse the name %j',
    (text) => expect(readFullName(text)).toBeNull(),
  )

  it('never fail, and read again what they have read', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.emailAddress(), fc.string()), (text) => {
        const [email, login, name] = [readEmail(text), readLogin(text), readFullName(text)]
        if (email !== null) expect(readEmail(email)).toBe(email)
        if (login !== null) expect(readLogin(login)).toBe(login)
        if (name !== null) {
          const again = `${name.familyName} ${name.givenName} ${name.patronymic}`
          expect(readFullName(again)).not.toBeNull()
        }
      }),
    )
  })
})

describe('the steps', () => {
  it('lead every way to its end, and never let a code be answered twice or a step be skipped', () => {
    for (const way of ways) {
      const seen: string[] = []
      for (let step = firstStep(way); step !== 'done'; step = stepAfter(way, step)) {
        expect(seen).not.toContain(step)
        seen.push(step)
        expect(mayAnswer(way, step, step)).toBe(true)
        expect(mayAnswer(way, step, stepAfter(way, step))).toBe(false)
        if (step !== 'code') expect(mayAnswer(way, step, 'code')).toBe(false)
      }
    }
    fc.assert(
      fc.property(fc.constantFrom(...ways), fc.constantFrom(...registrationSteps), (way, answered) => {
        expect(mayAnswer(way, 'done', answered)).toBe(false)
        expect(mayAnswer(way, 'refused', answered)).toBe(false)
      }),
    )
  })
})

describe('the routes', () => {
  let cloud: TestCloud
  beforeAll(async () => {
    cloud = await startTestCloud()
  }, 60_000)
  afterAll(() => cloud?.stop())

  const nasty = [
    ...[
      '',
      ' ',
      '👻',
      "'; drop table app_user; --",
      '<script>alert(1)</script>',
      '\u202eтекст',
      '\u0000',
      'я'.repeat(999),
    ],
    ...['{"a":1}', '../../etc', '%00', 'a\r\nb'],
  ]

  it('refuse what no field can hold, in words, and stay on their feet', async () => {
    const who = applicant(cloud)
    const good = {
      ...{ company: 'domovoy', phone: '9161112233', email: 'a@example.org', login: 'anna_s', fullName: 'Иванов Иван' },
      ...{ familyName: 'Иванов', givenName: 'Иван', patronymic: '', accountNumber: '123' },
      ...{ password: 'zayavka7 дом', repeat: 'zayavka7 дом', isConsentGiven: true },
    }
    const fields = {
      phone: ['phone'],
      call: ['phone', 'fullName'],
      application: ['phone', 'fullName', 'accountNumber', 'email', 'password'],
      login: ['login', 'email', 'password'],
      email: ['email', 'familyName', 'givenName', 'patronymic', 'phone', 'password'],
    }
    for (const [path, its] of Object.entries(fields)) {
      for (const field of its) {
        for (const text of nasty) {
          const { status, body } = await who.ask('POST', `/api/registrations/${path}`, {
            ...{ ...good, way: 'phone', [field]: text },
          })
          expect([path, field, text, status, body.code]).toEqual([
            path,
            field,
            text,
            expect.any(Number),
            expect.any(String),
          ])
          expect(status).toBeLessThan(500)
          expect(status).toBeGreaterThanOrEqual(400)
          expect(body.title).toMatch(/\S/)
        }
      }
    }
  })

  it('hold back the thousandth registration from one address, and nobody else', async () => {
    const address = '10.9.9.9'
    const begin = (n: number, from = address) =>
      applicant(cloud, from).ask('POST', '/api/registrations/call', {
        ...{
          company: 'domovoy',
          phone: `916${String(n).padStart(7, '0')}`,
          fullName: 'Иванов Иван',
          isConsentGiven: true,
        },
      })
    const codes = new Map<string, number>()
    for (let from = 0; from < 1000; from += 50) {
      const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => begin(from + n)))
      for (const { status } of answers) codes.set(`${status}`, (codes.get(`${status}`) ?? 0) + 1)
    }
    expect(Object.fromEntries(codes)).toEqual({ 201: 30, 429: 970 })
    expect((await begin(1001, '10.9.9.8')).status).toBe(201)
  }, 60_000)

  it('judge codes that are guessed in parallel one by one', async () => {
    const [who, phone] = [applicant(cloud), '+79165550000']
    const begin = () => who.ask('POST', '/api/registrations/phone', { company: 'domovoy', way: 'phone', phone })
    const right = await who.code(phone, begin)
    const wrong = Array.from({ length: 40 }, (_, n) => String(n).padStart(4, '0')).filter((it) => it !== right)
    const answers = await Promise.all(
      wrong.map((code) => who.ask('POST', '/api/registrations/current/confirm', { code })),
    )
    const count = (code: string) => answers.filter(({ body }) => body.code === code).length
    expect(count('code.wrong')).toBe(5)
    expect(count('code.limited')).toBe(wrong.length - 5)
    const late = await who.ask('POST', '/api/registrations/current/confirm', { code: right })
    expect(late.body.code).toBe('code.limited')
  })

  it('take no cookie that was made up, and none of somebody else’s registration', async () => {
    const stranger = applicant(cloud)
    const path = '/api/registrations/current'
    for (const value of ['', 'x', 'a.b.c', `${'0'.repeat(36)}.${'0'.repeat(36)}.${'0'.repeat(43)}`]) {
      const socket = { remoteAddress: '10.8.8.8', remotePort: 1, remoteFamily: 'IPv4' }
      const headers = { cookie: `__Host-domovoy-registration=${value}` }
      const answer = await cloud.app.request(path, { headers }, { incoming: { socket } })
      expect(await answer.json()).toEqual({ registration: null, signedIn: null })
    }
    expect((await stranger.ask('POST', '/api/registrations/activate', { token: 'x'.repeat(43) })).body.code).toBe(
      'link.unknown',
    )
  })
})
