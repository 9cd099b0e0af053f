import { pino } from 'pino'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { account } from '../account/index.ts'
import { ownCompany, premisesIdOf } from '../demo/index.ts'
import { ensureUser } from '../identity/index.ts'
import { consent } from '../privacy/tables.ts'
import { house, olga, startTestCloud, type TestCloud } from '../test-cloud.ts'
import { type Applicant, applicant } from './test-applicant.ts'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startTestCloud()
  const at = new Date(cloud.clock.now())
  const rows = Array.from({ length: 4 }, (_, n) => ({
    ...{ id: uuidv7(), companyId: ownCompany.id, number: `50010${n}`, owners: ['Лосев Егор Ильич'] },
    ...{ createdAt: at, updatedAt: at, premisesId: premisesIdOf(house.entranceId, 8 + n) },
  }))
  await cloud.database.db.inTenant(ownCompany.id, (tx) => tx.insert(account).values(rows))
}, 60_000)
afterAll(() => cloud?.stop())

const company = 'domovoy'
const name = { familyName: 'Новикова', givenName: 'Вера', patronymic: '' }
let phones = 79_168_000_000
const newPhone = () => `+${phones++}`
const flat = (n: number) => ({ city: 'Химки', street: 'Лесная', house: '10', building: '', flat: String(n) })
const ctx = () => ({ db: cloud.database.db, clock: cloud.clock, log: pino({ level: 'silent' }) })

async function confirmedBy(who: Applicant, way: 'phone' | 'web', phone: string) {
  const code = await who.code(phone, () => who.ask('POST', '/api/registrations/phone', { company, way, phone }))
  return await who.ask('POST', '/api/registrations/current/confirm', { code })
}
async function signedInByCode(who: Applicant, phone: string) {
  const code = await who.code(phone, () => who.ask('POST', '/api/auth/code', { phone }))
  expect((await who.ask('POST', '/api/auth/verify', { phone, code })).status).toBe(200)
}
async function apply(who: Applicant, told: { fullName: string; accountNumber: string; phone: string }) {
  const { body } = await who.ask('POST', '/api/registrations/application', {
    ...{ company, email: `${told.phone.slice(1)}@example.org`, ...told },
    ...{ password: 'zayavka7', repeat: 'zayavka7', isConsentGiven: true, captcha: await who.proof() },
  })
  return body.registration
}
const homes = async (who: Applicant) => (await who.ask('GET', '/api/me')).body.homes

describe('a draft', () => {
  it('whose code was told before its owner registered otherwise signs nobody in', async () => {
    const [left, owner, phone] = [applicant(cloud), applicant(cloud), newPhone()]
    await confirmedBy(left, 'phone', phone)
    await left.ask('PUT', '/api/registrations/current/address', { address: null })
    cloud.clock.advance(60 * 60 * 1000)
    await signedInByCode(owner, phone)
    await owner.ask('PUT', '/api/newcomer', { company, ...name, isConsentGiven: true })
    const named = await left.ask('PUT', '/api/registrations/current/name', { ...name, isConsentGiven: true })
    expect(named.body.code).toBe('registration.unknown')
    expect((await left.ask('GET', '/api/me')).status).toBe(401)
  })

  it('keeps no login from who corrects a slip in the e-mail', async () => {
    const [who, other] = [applicant(cloud), applicant(cloud)]
    const told = { company, password: 'тихий двор', repeat: 'тихий двор', isConsentGiven: true, login: 'vera.nov' }
    const begin = async (by: Applicant, email: string) =>
      by.ask('POST', '/api/registrations/login', { ...told, email, captcha: await by.proof() })
    expect((await begin(who, 'vera@exmaple.org')).status).toBe(201)
    expect((await begin(other, 'other@example.org')).body.code).toBe('login.taken')
    const token = await who.link('vera.nov@example.org', () => begin(who, 'vera.nov@example.org'))
    expect((await who.ask('POST', '/api/registrations/activate', { token })).body.login).toBe('vera.nov')
  })

  it('promises a login to one of many who ask at the same moment', async () => {
    const told = { company, password: 'тихий двор', repeat: 'тихий двор', isConsentGiven: true, login: 'at_once' }
    const begin = async (n: number) => {
      const who = applicant(cloud)
      return who.ask('POST', '/api/registrations/login', {
        ...{ ...told, email: `once${n}@example.org`, captcha: await who.proof() },
      })
    }
    const answers = await Promise.all(Array.from({ length: 6 }, (_, n) => begin(n)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  })
})

it('a resident whom staff have entered proves the phone by registering', async () => {
  const [who, phone] = [applicant(cloud), newPhone()]
  await ensureUser(ctx(), { phone, ...name })
  expect((await confirmedBy(who, 'phone', phone)).body.signedIn.user.name).toBe('Вера Новикова')
  expect((await who.ask('GET', '/api/profile')).body).toMatchObject({ phone, isPhoneConfirmed: true })
})

it("R4's letter changes nothing for who has confirmed another address since", async () => {
  const [who, phone] = [applicant(cloud), newPhone()]
  await confirmedBy(who, 'web', phone)
  await who.ask('PUT', '/api/registrations/current/address', { address: null })
  await who.ask('PUT', '/api/registrations/current/name', { ...name, isConsentGiven: true })
  const twice = { password: 'лесная дом-10', repeat: 'лесная дом-10' }
  const slip = await who.link('slip@example.org', () =>
    who.ask('PUT', '/api/registrations/current/password', { email: 'slip@example.org', ...twice }),
  )
  const token = await who.link('right@example.org', () =>
    who.ask('POST', '/api/profile/email', { email: 'right@example.org' }),
  )
  expect((await who.ask('POST', '/api/auth/email', { token })).status).toBe(200)
  const late = await who.ask('POST', '/api/registrations/confirm-email', { token: slip })
  expect(late.body.code).toBe('link.expired')
  expect((await who.ask('GET', '/api/profile')).body.email).toBe('right@example.org')
})

describe('what is printed on a bill', () => {
  const fullName = 'Лосев Егор Ильич'

  it('does not let a stranger in where somebody lives already, though nobody has verified them', async () => {
    const [owner, stranger, phone] = [applicant(cloud), applicant(cloud), newPhone()]
    await confirmedBy(owner, 'phone', phone)
    await owner.ask('PUT', '/api/registrations/current/address', { address: flat(8) })
    await owner.ask('PUT', '/api/registrations/current/name', { ...name, isConsentGiven: true })
    expect((await apply(stranger, { fullName, accountNumber: '500100', phone: newPhone() })).step).toBe('review')
    expect((await apply(owner, { fullName, accountNumber: '500100', phone })).step).toBe('code')
  })

  it('does not verify a user who is called otherwise', async () => {
    const [who, phone] = [applicant(cloud), newPhone()]
    await ensureUser(ctx(), { phone, ...name })
    const code = await who.code(phone, () => apply(who, { fullName, accountNumber: '500101', phone }))
    await who.ask('POST', '/api/registrations/current/confirm', { code })
    expect(await homes(who)).toMatchObject([{ number: '9', isVerified: false }])
  })

  it('is asked of the register five times a day by an address, at the same moment too', async () => {
    const send = (fullName: string, n: number) =>
      apply(applicant(cloud, '203.0.113.9'), { fullName, accountNumber: `50010${n}`, phone: newPhone() })
    await Promise.all(Array.from({ length: 8 }, () => send('Чужой Егор Ильич', 9)))
    expect((await send(fullName, 2)).step).toBe('review')
  })

  it('is asked of the register five times a day about an account, from wherever', async () => {
    const send = (its: string) => apply(applicant(cloud), { fullName: its, accountNumber: '500103', phone: newPhone() })
    for (const its of ['Чужов', 'Чужев', 'Чужин', 'Чужак', 'Чужой']) await send(`${its} Егор`)
    expect((await send(fullName)).step).toBe('review')
  })
})

describe('who came by a sign-in code', () => {
  it('gives a consent with the name, to the company at whose address they are', async () => {
    const [who, phone] = [applicant(cloud), newPhone()]
    await signedInByCode(who, phone)
    const say = (told: object) => who.ask('PUT', '/api/newcomer', { company, ...name, isConsentGiven: true, ...told })
    expect((await say({ familyName: 'Novikova' })).body).toMatchObject({ code: 'name.family' })
    expect((await say({ isConsentGiven: false })).body).toMatchObject({
      code: 'registration.consent',
      field: 'consent',
    })
    expect((await who.ask('GET', '/api/me')).body.user.name).toBe('')
    expect((await say({})).body).toMatchObject({ name: 'Вера Новикова' })
    await say({})
    const { consents } = (await who.ask('GET', '/api/consents')).body
    const given = consents.map((it: { purpose: string; companyId: string }) => [it.purpose, it.companyId]).sort()
    expect(given).toEqual([
      ['privacy-policy', ownCompany.id],
      ['processing', ownCompany.id],
    ])
  })

  it("gives it to the platform at the platform's own address", async () => {
    const who = applicant(cloud)
    await signedInByCode(who, newPhone())
    await who.ask('PUT', '/api/newcomer', { ...name, isConsentGiven: true })
    const rows = await cloud.database.db.as({}, (tx) => tx.select().from(consent))
    expect(rows.map(({ purpose }) => purpose).sort()).toEqual(['privacy-policy', 'processing'])
  })

  it('puts one address before staff once, and ten homes a day at most', async () => {
    const who = applicant(cloud)
    await signedInByCode(who, newPhone())
    const say = (house: string) => who.ask('POST', '/api/homes', { company, ...flat(1), house })
    for (let n = 0; n < 9; n++) await say('901')
    expect((await say('902')).status).toBe(200)
    expect((await say('903')).body.code).toBe('home.limited')
    const queue = await cloud.ask(olga, `/api/companies/${ownCompany.id}/unmatched-addresses`)
    const { addresses } = (await queue.json()) as { addresses: { address: { house: string } }[] }
    expect(addresses.map(({ address }) => address.house).filter((it) => it.startsWith('90'))).toEqual(['901', '902'])
  })
})

it('a search for what no text can hold is refused or finds nothing, and breaks nothing', async () => {
  const at = `/api/companies/${ownCompany.id}`
  for (const q of ['%00', '%25', '%F0%9F%91%BB', "'%3B--", '%E2%80%AE', '%5C']) {
    const status = q === '%00' ? 400 : 200
    for (const room of ['applications', 'audit', 'staff']) {
      expect([room, q, (await cloud.ask(olga, `${at}/${room}?q=${q}`)).status]).toEqual([
        room,
        q,
        room === 'staff' ? 200 : status,
      ])
    }
  }
})
