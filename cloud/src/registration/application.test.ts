import { pino } from 'pino'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { account } from '../account/index.ts'
import { otherCompany, ownCompany, premisesIdOf } from '../demo/index.ts'
import { createIdentity, openSecret } from '../identity/index.ts'
import { startMessages } from '../message/index.ts'
import { createCaptcha } from '../platform/captcha/index.ts'
import type { Context } from '../platform/context.ts'
import { startJobs } from '../platform/jobs/index.ts'
import { outboxSenders } from '../platform/outbox/index.ts'
import { staff } from '../staff/index.ts'
import { house, startTestCloud, type TestCloud } from '../test-cloud.ts'
import { approveApplication, refuseApplication } from './decide-application.ts'
import type { RegistrationDeps } from './deps.ts'
import { listApplications } from './list-applications.ts'
import { listUnmatched, settleUnmatched } from './settle-address.ts'
import { sweepRegistrations } from './sweep.ts'
import { type Applicant, applicant } from './test-applicant.ts'

let cloud: TestCloud
/** Those of another node of the same cloud. */
let deps: RegistrationDeps
let stopNode: () => Promise<void>
const log = pino({ level: 'silent' })
const clerk = uuidv7()
const dayMs = 24 * 60 * 60 * 1000

beforeAll(async () => {
  cloud = await startTestCloud()
  const { clock, pki, publicUrl } = cloud
  const { db } = cloud.database
  const jobs = await startJobs({ db, clock, log })
  const carriers = outboxSenders(db, clock)
  const messages = await startMessages({ db, clock, log, jobs, carriers, count: () => {} })
  const secret = openSecret(pki.files)
  const identity = createIdentity({ db, log, secret, messages, publicUrl })
  deps = { identity, captcha: createCaptcha(secret), post: messages }
  stopNode = () => jobs.stop()
  const at = new Date(clock.now())
  const rows = [
    { number: '100200301', flat: 1, owners: ['Белов Андрей Ильич'] },
    { number: '100200302', flat: 2, owners: ['Чернова Ольга Петровна', 'Чернов Пётр'] },
    // Мария lives there, verified.
    { number: '100200307', flat: 7, owners: ['Иванова Мария Сергеевна'] },
    { number: '100200300', flat: null, owners: ['Серова Инна Ильинична'] },
  ]
  await cloud.database.db.inTenant(ownCompany.id, async (tx) => {
    await tx.insert(account).values(
      rows.map(({ number, flat, owners }) => ({
        ...{ id: uuidv7(), companyId: ownCompany.id, number, owners, createdAt: at, updatedAt: at },
        premisesId: flat === null ? null : premisesIdOf(house.entranceId, flat),
      })),
    )
    await tx.insert(staff).values({
      ...{ id: uuidv7(), companyId: ownCompany.id, userId: clerk, roles: ['dispatcher'], since: at },
    })
  })
}, 60_000)
afterAll(async () => {
  await stopNode?.()
  await cloud?.stop()
})

const asClerk = (): Context => ({
  actor: { kind: 'user', userId: clerk, sessionId: uuidv7(), hasSecondFactor: true },
  ...{ db: cloud.database.db, clock: cloud.clock, log },
})

let phones = 79_167_000_000
const newPhone = () => `+${phones++}`

async function send(who: Applicant, told: { fullName: string; accountNumber: string; phone: string; email?: string }) {
  return await who.ask('POST', '/api/registrations/application', {
    ...{ company: 'domovoy', email: `${told.phone.slice(1)}@example.org`, ...told },
    ...{ password: 'zayavka7', repeat: 'zayavka7', isConsentGiven: true, captcha: await who.proof() },
  })
}
const current = async (who: Applicant) => (await who.ask('GET', '/api/registrations/current')).body.registration

describe('R7: an application', () => {
  it("is approved by the register, and the SMS's code makes a verified resident of its sender", async () => {
    const [who, phone] = [applicant(cloud), newPhone()]
    const told = { fullName: 'БЕЛОВ АНДРЕЙ ИЛЬИЧ', accountNumber: '№ 100200301', phone: '8-916-700-0000' }
    const code = await who.code(phone, async () => {
      expect((await send(who, told)).body.registration).toMatchObject({ step: 'code', isApproved: true })
    })
    const done = await who.ask('POST', '/api/registrations/current/confirm', { code })
    expect(done.body.signedIn.user).toMatchObject({ name: 'Андрей Белов', phone })
    expect((await who.ask('GET', '/api/me')).body.homes).toMatchObject([{ number: '1', isVerified: true }])
  })

  it('waits for staff where the register is not sure, and nobody is told why', async () => {
    const shapes = new Set<string>()
    for (const told of [
      { fullName: 'Чернова Ольга', accountNumber: '100200302' },
      { fullName: 'Никитин Никита', accountNumber: '100200302' },
      { fullName: 'Никитин Никита', accountNumber: '999' },
      { fullName: 'Серова Инна Ильинична', accountNumber: '100200300' },
      { fullName: 'Иванова Мария Сергеевна', accountNumber: '100200307' },
    ]) {
      const who = applicant(cloud)
      const { registration } = (await send(who, { ...told, phone: newPhone() })).body
      shapes.add(JSON.stringify([registration.step, registration.isApproved, registration.isAddressFound]))
    }
    expect([...shapes].map((it) => JSON.parse(it)[0])).toEqual(['review'])
    expect(shapes.size).toBe(1)
    const queue = await listApplications(asClerk(), ownCompany.id, { state: 'waiting' })
    expect(queue.map(({ match }) => match)).toEqual([...['similar-owner', 'other-owner', 'unknown', 'owner', 'owner']])
    expect(queue.at(-1)).toMatchObject({ hasVerifiedResidents: true, premises: { number: '7' } })
    expect(queue[0]).toMatchObject({ owners: ['Чернова Ольга Петровна', 'Чернов Пётр'], state: 'review' })
  })

  it('is decided by staff, once, with a reason when refused', async () => {
    const [one, other] = [applicant(cloud), applicant(cloud)]
    const [phone, refusedPhone] = [newPhone(), newPhone()]
    await send(one, { fullName: 'Гостев Олег', accountNumber: '777001', phone })
    await send(other, { fullName: 'Ложкин Олег', accountNumber: '777002', phone: refusedPhone })
    const idOf = async (q: string) => {
      const [found] = await listApplications(asClerk(), ownCompany.id, { state: 'waiting', q })
      return found?.id ?? ''
    }
    const id = await idOf('гостев')
    await expect(approveApplication(asClerk(), deps, ownCompany.id, id, {})).rejects.toMatchObject({
      code: 'application.premises',
    })
    const elsewhere = premisesIdOf(otherCompany.houses[0].entranceId, 1)
    await expect(
      approveApplication(asClerk(), deps, ownCompany.id, id, { premisesId: elsewhere }),
    ).rejects.toMatchObject({ code: 'application.premises' })
    const premisesId = premisesIdOf(house.entranceId, 9)
    const code = await one.code(phone, async () => {
      await approveApplication(asClerk(), deps, ownCompany.id, id, { premisesId })
    })
    await expect(approveApplication(asClerk(), deps, ownCompany.id, id, {})).rejects.toMatchObject({
      code: 'application.decided',
    })
    expect((await current(one)).isApproved).toBe(true)
    await one.ask('POST', '/api/registrations/current/confirm', { code })
    expect((await one.ask('GET', '/api/me')).body.homes).toMatchObject([{ number: '9', isVerified: true }])

    const refusedId = await idOf(refusedPhone)
    await expect(refuseApplication(asClerk(), deps, ownCompany.id, refusedId, { reason: ' ' })).rejects.toMatchObject({
      code: 'application.reason',
    })
    const reason = 'Счёт закрыт'
    const sms = await other.told(refusedPhone, () =>
      refuseApplication(asClerk(), deps, ownCompany.id, refusedId, { reason }),
    )
    expect(sms).toContain(reason)
    expect(await current(other)).toMatchObject({ step: 'refused', reason })
  })

  it('is nobody else’s to see or decide', async () => {
    const nobody = { ...asClerk(), actor: { kind: 'user', userId: uuidv7(), sessionId: uuidv7() } } as Context
    await expect(listApplications(nobody, ownCompany.id, { state: 'all' })).rejects.toMatchObject({
      code: expect.stringMatching(/^(staff|company)\./),
    })
    await expect(listApplications(asClerk(), otherCompany.id, { state: 'all' })).rejects.toMatchObject({
      code: expect.stringMatching(/^(staff|company)\./),
    })
    expect((await applicant(cloud).ask('GET', `/api/companies/${ownCompany.id}/applications`)).status).toBe(401)
  })

  it('goes on, on another device, with the phone and the password; the phone alone does not do', async () => {
    const [who, phone] = [applicant(cloud), newPhone()]
    await send(who, { fullName: 'Дальний Егор', accountNumber: '555', phone })
    const resume = async (password: string) => {
      const device = applicant(cloud)
      cloud.clock.advance(20 * 60 * 1000)
      const begin = () =>
        device.ask('POST', '/api/registrations/application/resume', { company: 'domovoy', phone, password })
      const code = await device.code(phone, begin)
      return (await device.ask('POST', '/api/registrations/current/confirm', { code })).body
    }
    expect((await resume('not this one 1')).code).toBe('registration.none')
    expect((await resume('zayavka7')).registration).toMatchObject({ step: 'review', way: 'application' })
  })

  it('tells the applicant after three days, and closes after ten', async () => {
    const [who, phone] = [applicant(cloud), newPhone()]
    const email = `${phone.slice(1)}@example.org`
    await send(who, { fullName: 'Долгий Олег', accountNumber: '666', phone })
    const sweep = () => sweepRegistrations(asClerk(), deps)
    cloud.clock.advance(3 * dayMs)
    expect(await who.told(email, sweep)).toContain('дольше трёх дней')
    const [late] = await listApplications(asClerk(), ownCompany.id, { state: 'waiting', q: 'Долгий' })
    expect(late?.state).toBe('late')
    cloud.clock.advance(7 * dayMs + 1)
    expect(await who.told(email, sweep)).toContain('закрыта')
    expect(await current(who)).toBeNull()
  })
})

describe('R2: an address that no house has', () => {
  it('stands before staff until they find the flat', async () => {
    const [who, phone] = [applicant(cloud), newPhone()]
    const begin = () => who.ask('POST', '/api/registrations/phone', { company: 'domovoy', way: 'phone', phone })
    await who.ask('POST', '/api/registrations/current/confirm', { code: await who.code(phone, begin) })
    const address = { city: 'Химки', street: 'Дальняя', house: '1', building: '', flat: '5' }
    await who.ask('PUT', '/api/registrations/current/address', { address })
    const name = { familyName: 'Дальняя', givenName: 'Анна', patronymic: '', isConsentGiven: true }
    await who.ask('PUT', '/api/registrations/current/name', name)
    const [found] = await listUnmatched(asClerk(), ownCompany.id)
    expect(found).toMatchObject({ name: 'Анна Дальняя', phone, address: { street: 'Дальняя', flat: '5' } })
    const premisesId = premisesIdOf(house.entranceId, 10)
    await settleUnmatched(asClerk(), ownCompany.id, found?.id ?? '', { premisesId })
    expect(await listUnmatched(asClerk(), ownCompany.id)).toEqual([])
    expect((await who.ask('GET', '/api/me')).body.homes).toMatchObject([{ number: '10', isVerified: false }])
  })
})
