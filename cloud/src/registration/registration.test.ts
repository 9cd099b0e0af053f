import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestCloud, type TestCloud } from '../test-cloud.ts'
import { type Applicant, applicant } from './test-applicant.ts'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startTestCloud()
}, 60_000)
afterAll(() => cloud?.stop())

const company = 'domovoy'
const address = { city: ' химки ', street: 'УЛ. ЛЕСНАЯ', house: 'д. 10', building: '', flat: 'кв. 3' }
const name = { familyName: 'новикова', givenName: 'вера', patronymic: '' }
let phones = 79_161_000_000
const newPhone = () => `+${phones++}`

async function confirmedBy(who: Applicant, way: 'phone' | 'web', phone: string) {
  const code = await who.code(phone, () => who.ask('POST', '/api/registrations/phone', { company, way, phone }))
  return await who.ask('POST', '/api/registrations/current/confirm', { code })
}

describe('R1–R3: by phone', () => {
  it('leads from the phone over the address and the name into the app', async () => {
    const [who, phone] = [applicant(cloud), newPhone()]
    const dashed = phone.replace(/^\+7(\d{3})(\d{3})(\d{4})$/, '8-$1-$2-$3')
    const begin = () => who.ask('POST', '/api/registrations/phone', { company, way: 'phone', phone: dashed })
    const code = await who.code(phone, begin)
    expect((await who.ask('GET', '/api/registrations/current')).body.registration).toMatchObject({
      step: 'code',
      phone,
    })
    const confirmed = await who.ask('POST', '/api/registrations/current/confirm', { code })
    expect(confirmed.body).toMatchObject({ registration: { step: 'address' }, signedIn: null })
    const said = await who.ask('PUT', '/api/registrations/current/address', { address })
    expect(said.body.said).toMatchObject({
      address: { city: 'Химки', street: 'ул. Лесная', house: '10', building: '', flat: '3' },
      found: 'Химки, ул. Лесная, д. 10',
      unknown: null,
    })
    const named = await who.ask('PUT', '/api/registrations/current/name', { ...name, isConsentGiven: true })
    expect(named.body).toMatchObject({ registration: null, signedIn: { user: { name: 'Вера Новикова', phone } } })
    const me = (await who.ask('GET', '/api/me')).body
    expect(me.user.name).toBe('Вера Новикова')
    expect(me.homes).toMatchObject([{ number: '3', isVerified: false }])
    expect((await who.ask('GET', '/api/registrations/current')).body.registration).toBeNull()
  })

  it('goes back to a step that was gone through, and not ahead', async () => {
    const [who, phone] = [applicant(cloud), newPhone()]
    const early = await who.ask('PUT', '/api/registrations/current/address', { address })
    expect(early).toMatchObject({ status: 404, body: { code: 'registration.unknown' } })
    await confirmedBy(who, 'web', phone)
    const ahead = await who.ask('PUT', '/api/registrations/current/name', { ...name, isConsentGiven: true })
    expect(ahead).toMatchObject({ status: 409, body: { code: 'registration.step' } })
    await who.ask('PUT', '/api/registrations/current/address', { address })
    await who.ask('PUT', '/api/registrations/current/name', { ...name, isConsentGiven: true })
    const again = await who.ask('PUT', '/api/registrations/current/address', { address: { ...address, flat: '№5' } })
    expect(again.body).toMatchObject({ registration: { step: 'name' }, said: { address: { flat: '5' } } })
  })

  it('takes an address that no house has, and puts it before staff', async () => {
    const [who, phone] = [applicant(cloud), newPhone()]
    await confirmedBy(who, 'phone', phone)
    const elsewhere = { ...address, house: '99' }
    const said = await who.ask('PUT', '/api/registrations/current/address', { address: elsewhere })
    expect(said.body).toMatchObject({
      registration: { isAddressFound: false },
      said: { found: null, unknown: 'house' },
    })
    await who.ask('PUT', '/api/registrations/current/name', { ...name, isConsentGiven: true })
    expect((await who.ask('GET', '/api/me')).body.homes).toEqual([])
  })

  it('lets the address be skipped, and be said later', async () => {
    const [who, phone] = [applicant(cloud), newPhone()]
    await confirmedBy(who, 'phone', phone)
    const skipped = await who.ask('PUT', '/api/registrations/current/address', { address: null })
    expect(skipped.body).toMatchObject({ registration: { step: 'name', address: null }, said: null })
    await who.ask('PUT', '/api/registrations/current/name', { ...name, isConsentGiven: true })
    const home = await who.ask('POST', '/api/homes', { company, ...address, flat: '4' })
    expect(home.body).toMatchObject({ found: 'Химки, ул. Лесная, д. 10' })
    expect((await who.ask('GET', '/api/me')).body.homes).toMatchObject([{ number: '4', isVerified: false }])
  })

  it('signs in whose phone has a user, and tells nobody else', async () => {
    const [who, stranger] = [applicant(cloud), applicant(cloud)]
    const known = '+79000000003'
    const confirmed = await confirmedBy(who, 'phone', known)
    expect(confirmed.body).toMatchObject({ registration: null, signedIn: { user: { name: 'Мария Иванова' } } })
    const [taken, free] = [newPhone(), newPhone()]
    await confirmedBy(applicant(cloud), 'phone', taken)
    const shape = async (phone: string) => {
      const { status, body } = await stranger.ask('POST', '/api/registrations/phone', { company, way: 'phone', phone })
      return { status, keys: Object.keys(body), step: body.registration?.step }
    }
    expect(await shape(taken)).toEqual(await shape(free))
  })

  it('goes on, on another device, where the same phone left off', async () => {
    const [atHome, onTheWay, phone] = [applicant(cloud), applicant(cloud), newPhone()]
    await confirmedBy(atHome, 'web', phone)
    await atHome.ask('PUT', '/api/registrations/current/address', { address: { ...address, flat: '6' } })
    cloud.clock.advance(60 * 60 * 1000)
    const confirmed = await confirmedBy(onTheWay, 'web', phone)
    expect(confirmed.body.registration).toMatchObject({ step: 'name', address: { flat: '6' } })
    const named = await onTheWay.ask('PUT', '/api/registrations/current/name', { ...name, isConsentGiven: true })
    expect(named.body.registration.step).toBe('password')
    expect((await atHome.ask('GET', '/api/registrations/current')).body.registration.step).toBe('password')
  })
})

describe('R4: in the browser', () => {
  it('asks for consent, e-mail and password; the e-mail is a login once its letter is answered', async () => {
    const [who, phone, email] = [applicant(cloud), newPhone(), 'vera@example.org']
    await confirmedBy(who, 'web', phone)
    await who.ask('PUT', '/api/registrations/current/address', { address: { ...address, flat: '8' } })
    const refused = await who.ask('PUT', '/api/registrations/current/name', { ...name, isConsentGiven: false })
    expect(refused.body).toMatchObject({ code: 'registration.consent', field: 'consent' })
    await who.ask('PUT', '/api/registrations/current/name', { ...name, isConsentGiven: true })
    const choose = (password: string, repeat = password) =>
      who.ask('PUT', '/api/registrations/current/password', { email: ' Vera@Example.org ', password, repeat })
    expect((await choose('short1!')).body.code).toBe('password.short')
    expect((await choose('onlyletters!')).body.code).toBe('password.digits')
    expect((await choose('letters12345')).body.code).toBe('password.signs')
    expect((await choose('лесная дом-10', 'лесная дом-11')).body.code).toBe('registration.repeat')
    const token = await who.link(email, () => choose('лесная дом-10'))
    expect((await who.ask('GET', '/api/me')).body.user.name).toBe('Вера Новикова')
    expect((await who.ask('POST', '/api/registrations/confirm-email', { token })).body).toEqual({ login: email })
    expect((await who.ask('POST', '/api/registrations/confirm-email', { token })).body.code).toBe('link.used')
  })
})

describe('R5: by a call', () => {
  it('calls when asked to, and signs in with the password', async () => {
    const [who, phone] = [applicant(cloud), newPhone()]
    const told = { company, phone, fullName: ' иванов  иван иванович ' }
    const refused = await who.ask('POST', '/api/registrations/call', { ...told, isConsentGiven: false })
    expect(refused.body).toMatchObject({ code: 'registration.consent', field: 'consent' })
    await who.ask('POST', '/api/registrations/call', { ...told, isConsentGiven: true })
    const code = await who.code(phone, () => who.ask('POST', '/api/registrations/current/code'))
    const calls = (await who.ask('GET', '/api/outbox')).body.messages.filter((it: { to: string }) => it.to === phone)
    expect(calls).toMatchObject([{ kind: 'call' }])
    expect((await who.ask('POST', '/api/registrations/current/confirm', { code })).body).toMatchObject({
      registration: { step: 'password', familyName: 'Иванов', patronymic: 'Иванович' },
    })
    const twice = { password: 'соседи 2026', repeat: 'соседи 2026' }
    const done = await who.ask('PUT', '/api/registrations/current/password', twice)
    expect(done.body.signedIn.user).toMatchObject({ name: 'Иван Иванов', phone })
    expect((await who.ask('GET', '/api/me')).status).toBe(200)
  })
})

describe('R8: by login', () => {
  const told = { company, password: 'тихий двор', repeat: 'тихий двор', isConsentGiven: true }

  it('activates by the letter; the login is told when taken, the e-mail never', async () => {
    const [who, other] = [applicant(cloud), applicant(cloud)]
    const email = 'login@example.org'
    const begin = async (by: Applicant, login: string, to: string) =>
      by.ask('POST', '/api/registrations/login', { ...told, login, email: to, captcha: await by.proof() })
    const token = await who.link(email, () => begin(who, ' Sosed_12 ', email))
    expect((await begin(other, 'sosed_12', 'other@example.org')).body).toMatchObject({ code: 'login.taken' })
    const stranger = await other.ask('POST', '/api/registrations/activate', { token })
    expect(stranger.body).toEqual({ login: 'sosed_12', signedIn: null })
    expect((await who.ask('POST', '/api/registrations/activate', { token })).body.code).toBe('link.used')
    expect((await begin(other, 'sosed_12', 'other@example.org')).body).toMatchObject({ code: 'login.taken' })
    cloud.clock.advance(10 * 60 * 1000)
    const letter = await other.told(email, async () => {
      const answer = await begin(other, 'someone_else', email)
      expect(answer).toMatchObject({ status: 201, body: { registration: { step: 'letter', email } } })
    })
    expect(letter).toContain('уже есть')
    expect(letter).toContain('/sign-in')
    expect(letter).not.toContain('#')
  })

  it('wants every field, the consent and the captcha, in words for each', async () => {
    const who = applicant(cloud)
    const good = { ...told, login: 'good_login', email: 'good@example.org' }
    const codeOf = async (wrong: object) =>
      (await who.ask('POST', '/api/registrations/login', { ...good, ...wrong })).body.code
    expect(await codeOf({ login: '' })).toBe('registration.login')
    expect(await codeOf({ email: '' })).toBe('registration.email')
    expect(await codeOf({ password: '', repeat: '' })).toBe('password.short')
    expect(await codeOf({ repeat: 'другой' })).toBe('registration.repeat')
    expect(await codeOf({ isConsentGiven: false })).toBe('registration.consent')
    expect(await codeOf({})).toBe('captcha.required')
    const captcha = await who.proof()
    expect(await codeOf({ captcha })).toBeUndefined()
    expect(await codeOf({ captcha, login: 'good_two', email: 'two@example.org' })).toBe('captcha.expired')
  })
})

describe('R9: by e-mail', () => {
  const told = {
    ...{ company, familyName: 'Лесов', givenName: 'Пётр', patronymic: '', phone: '', isConsentGiven: true },
    ...{ password: 'большая поляна', repeat: 'большая поляна' },
  }
  const begin = async (who: Applicant, email: string) =>
    who.ask('POST', '/api/registrations/email', { ...told, email, captcha: await who.proof() })

  it('signs in by the letter on the device that began', async () => {
    const [who, email] = [applicant(cloud), 'petr@example.org']
    const token = await who.link(email, () => begin(who, email))
    expect((await who.ask('GET', '/api/me')).status).toBe(401)
    const done = await who.ask('POST', '/api/registrations/activate', { token })
    expect(done.body).toMatchObject({ login: email, signedIn: { user: { name: 'Пётр Лесов' } } })
    expect((await who.ask('GET', '/api/me')).body.user.name).toBe('Пётр Лесов')
  })

  it('sends the letter again after a minute, and only the newest serves', async () => {
    const [who, email] = [applicant(cloud), 'again@example.org']
    const first = await who.link(email, () => begin(who, email))
    const resend = () => who.ask('POST', '/api/registrations/current/letter')
    expect((await resend()).body).toMatchObject({ code: 'letter.limited' })
    cloud.clock.advance(60_000)
    const second = await who.link(email, resend)
    expect((await who.ask('POST', '/api/registrations/activate', { token: first })).body.code).toBe('link.unknown')
    expect((await who.ask('POST', '/api/registrations/activate', { token: second })).status).toBe(200)
  })

  it('lapses after seven days', async () => {
    const [who, email] = [applicant(cloud), 'late@example.org']
    const token = await who.link(email, () => begin(who, email))
    cloud.clock.advance(7 * 24 * 60 * 60 * 1000 - 1)
    expect((await who.ask('GET', '/api/registrations/current')).body.registration.step).toBe('letter')
    cloud.clock.advance(1)
    expect((await who.ask('GET', '/api/registrations/current')).body.registration).toBeNull()
    expect((await who.ask('POST', '/api/registrations/activate', { token })).body.code).toBe('link.expired')
    const again = await who.link(email, () => begin(who, email))
    expect((await who.ask('POST', '/api/registrations/activate', { token: again })).status).toBe(200)
  })
})

it('is offered in the ways of the company only', async () => {
  const who = applicant(cloud)
  const begin = (its: string | undefined, way: string) =>
    who.ask('POST', '/api/registrations/phone', { company: its, way, phone: newPhone() })
  expect((await begin('sever', 'web')).body.code).toBe('registration.way')
  expect((await begin('sever', 'phone')).status).toBe(201)
  expect((await begin('nobody', 'phone')).body.code).toBe('registration.company')
})
