import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { otherCompany, ownCompany, premisesIdOf } from '../demo/index.ts'
import { auditEntry } from '../platform/audit/index.ts'
import type { Context } from '../platform/context.ts'
import { startTestCloud, type TestCloud } from '../test-cloud.ts'
import { asStaff } from '../test-staff.ts'
import { addResident } from './add-resident.ts'
import { changeResidency, endByStaff, unverifyByStaff, verifyByStaff } from './change-residency.ts'
import { exportPeople } from './export-people.ts'
import { listPeople } from './list-people.ts'
import { readPerson, showContacts } from './read-person.ts'

let cloud: TestCloud
let staff: Context
let reader: Context
let stranger: Context
beforeAll(async () => {
  cloud = await startTestCloud()
  staff = await asStaff(cloud, ownCompany.id, ['dispatcher'])
  reader = await asStaff(cloud, ownCompany.id, ['reader'])
  stranger = await asStaff(cloud, otherCompany.id, ['administrator'])
}, 60_000)
afterAll(() => cloud.stop())

const us = ownCompany.id
const [house] = ownCompany.houses
const flat = premisesIdOf(house.entranceId, 3)
const boris = {
  ...{ phone: '8 900 555-01-02', familyName: 'орлов', givenName: 'борис', patronymic: '' },
  ...({ relation: 'tenant', isVerified: false, endsAt: null } as const),
}
const names = async (filters: object) => (await listPeople(staff, us, filters)).people.map(({ name }) => name)

describe('a resident', () => {
  it('is entered by phone, verified, changed and moved out', async () => {
    const { residencyId, userId } = await addResident(staff, us, flat, boris)
    const person = await readPerson(staff, us, userId)
    expect(person).toMatchObject({ name: 'Орлов Борис', phone: '+7 ••• •••-••-02', isPhoneVerified: false })
    expect(person.residencies).toMatchObject([{ id: residencyId, number: '3', relation: 'tenant', verifiedAt: null }])
    await verifyByStaff(staff, us, residencyId)
    const endsAt = new Date(cloud.clock.now() + 86_400_000).toISOString()
    await changeResidency(staff, us, residencyId, { relation: 'family', endsAt })
    expect((await readPerson(staff, us, userId)).residencies).toMatchObject([
      { relation: 'family', verifiedBy: 'staff', endsAt },
    ])
    await unverifyByStaff(staff, us, residencyId)
    await endByStaff(staff, us, residencyId)
    await expect(endByStaff(staff, us, residencyId)).rejects.toMatchObject({ code: 'residency.unknown' })
    expect(await names({ premises: flat, state: 'current' })).toEqual([])
    expect(await names({ premises: flat, state: 'ended' })).toEqual(['Орлов Борис'])
  })

  it('keeps the name they gave themselves, is told, and is not found out by the phone', async () => {
    const anna = { phone: '+79000000001', relation: 'tenant', isVerified: false, endsAt: null } as const
    const other = { ...anna, familyName: 'Орлов', givenName: 'Борис', patronymic: '' }
    await expect(addResident(staff, us, flat, other)).rejects.toMatchObject({ code: 'person.other-name' })
    const its = { ...anna, familyName: 'смирнова', givenName: 'анна', patronymic: '' }
    const { userId } = await addResident(staff, us, flat, its)
    expect((await readPerson(staff, us, userId)).name).toBe('Смирнова Анна')
    const told = await cloud.ask(anna.phone, '/api/notifications', { headers: { 'accept-language': 'en' } })
    expect(await told.json()).toMatchObject({ notifications: [{ title: 'You were entered as a resident' }] })
  })

  it.each([
    [{ phone: '123' }, 'phone.invalid'],
    [{ familyName: 'Ivanov' }, 'name.family'],
    [{ endsAt: '2020-01-01T00:00:00Z' }, 'residency.since'],
  ])('is not entered with %j', async (changes, code) => {
    await expect(addResident(staff, us, flat, { ...boris, ...changes })).rejects.toMatchObject({ code })
  })
})

describe('the list', () => {
  it('is searched by name with slips, by phone, by house and by verification', async () => {
    expect(await names({ q: 'смирнов', building: house.id })).toEqual(['Смирнов Пётр', 'Смирнова Анна'])
    expect(await names({ q: 'петр' })).toEqual(['Смирнов Пётр'])
    expect(await names({ q: 'иваноав' })).toEqual(['Иванова Мария'])
    expect(await names({ q: '8 (900) 000-00-03' })).toEqual(['Иванова Мария'])
    expect(await names({ q: 'Кузнецов' })).toEqual([])
    expect(await names({ verified: 'no', state: 'current' })).toEqual(['Смирнова Анна'])
  })

  it('shows no phone, neither does the export', async () => {
    const { people } = await listPeople(reader, us, {})
    expect(JSON.stringify(people)).not.toContain('79000000001')
    const csv = await exportPeople(reader, us, { building: house.id })
    expect(csv).toContain('Химки, ул. Лесная, д. 10;7;Иванова Мария;собственник;да;')
    expect(csv).not.toContain('0000001')
  })
})

describe('looks at a person', () => {
  const looks = async (userId: string) =>
    await cloud.database.db.inTenant(us, async (tx) => {
      const rows = await tx.select().from(auditEntry).where(eq(auditEntry.personId, userId))
      return rows.map(({ kind, action, actorId }) => ({ kind, action, actorId }))
    })

  it('are on record, with who looked', async () => {
    const [maria] = (await listPeople(staff, us, { q: 'Иванова' })).people
    const userId = maria?.userId ?? ''
    await readPerson(reader, us, userId)
    expect(await showContacts(reader, us, userId)).toEqual({ phone: '+79000000003', email: null })
    const actorId = reader.actor.kind === 'user' && reader.actor.userId
    expect(await looks(userId)).toEqual([
      { kind: 'look', action: 'person.view', actorId },
      { kind: 'look', action: 'person.contacts', actorId },
    ])
  })

  it('are for the company whose resident they are', async () => {
    const [oleg] = (await listPeople(stranger, otherCompany.id, {})).people
    const [anna] = (await listPeople(staff, us, { q: 'Анна' })).people
    await expect(readPerson(staff, us, oleg?.userId ?? '')).rejects.toMatchObject({ code: 'person.unknown' })
    await expect(readPerson(stranger, us, anna?.userId ?? '')).rejects.toMatchObject({ code: 'company.unknown' })
    const { id = '' } = anna?.residencies[0] ?? {}
    await expect(endByStaff(stranger, otherCompany.id, id)).rejects.toMatchObject({ code: 'residency.unknown' })
    await expect(addResident(stranger, otherCompany.id, flat, boris)).rejects.toMatchObject({
      code: 'premises.unknown',
    })
  })
})

it('lets a reader read and not write', async () => {
  await expect(addResident(reader, us, flat, boris)).rejects.toMatchObject({ code: 'staff.required' })
  const [anna] = (await listPeople(reader, us, { q: 'Анна' })).people
  await expect(endByStaff(reader, us, anna?.residencies[0]?.id ?? '')).rejects.toMatchObject({ code: 'staff.required' })
})
