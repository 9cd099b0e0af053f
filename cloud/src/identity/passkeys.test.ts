import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '../platform/context.ts'
import type { OpenDatabase } from '../platform/database/index.ts'
import { addPasskey, beginPasskey } from './add-passkey.ts'
import { fakeAuthenticator } from './fake-authenticator.ts'
import { faultOf } from './fault-of.ts'
import { deletePasskey, listPasskeys, renamePasskey } from './own-passkeys.ts'
import { passkeySite } from './passkey-site.ts'
import { registerPerson } from './register-person.ts'
import { resolveActor } from './resolve-actor.ts'
import { enrol } from './set-up-second-factor.ts'
import { beginPasskeySignIn, signInWithPasskey } from './sign-in-with-passkey.ts'
import { openTestDatabase, type TestHouse, testHouse } from './test-house.ts'
import { newTotpSecret } from './totp.ts'

let database: OpenDatabase
beforeAll(async () => {
  database = await openTestDatabase()
}, 60_000)
afterAll(() => database.stop())

const site = { rpId: 'localhost', origin: 'http://localhost:8080' }

let last = 0
async function somebody(house: TestHouse) {
  last += 1
  const phone = `+7934000${1000 + last}`
  const person = { phone, isPhoneVerified: true, familyName: 'Орлова', givenName: 'Ольга', patronymic: '' }
  const { userId } = await house.ctx.db.as({}, (tx) => registerPerson(tx, house.ctx, person))
  const actor = { kind: 'user', userId, sessionId: '0198c0de-0000-7000-8000-000000000000', hasSecondFactor: true }
  const ctx: Context = { ...house.ctx, actor: { ...actor, kind: 'user' } }
  const add = async (device: ReturnType<typeof fakeAuthenticator>, name = 'Телефон Ольги') => {
    const { challenge } = await beginPasskey(ctx, house.identity)
    return addPasskey(ctx, house.identity, { name, response: device.create(challenge), language: 'ru' })
  }
  return { userId, ctx, phone, add }
}

const place = { address: '198.51.107.1', userAgent: 'test', isRemembered: true }
async function enter(house: TestHouse, device: ReturnType<typeof fakeAuthenticator>, options = {}) {
  const { challenge } = await beginPasskeySignIn(house.ctx, house.identity, place.address)
  return signInWithPasskey(house.ctx, house.identity, { response: device.get(challenge, options), ...place })
}

describe('a passkey', () => {
  it('is added under a name, told of, and signs in with both factors at once', async () => {
    const house = testHouse(database)
    const olga = await somebody(house)
    const device = fakeAuthenticator(site)
    const id = await olga.add(device, '  Телефон \u202e Ольги ')
    expect(await listPasskeys(olga.ctx)).toEqual([
      { id, name: 'Телефон Ольги', isBackedUp: false, createdAt: expect.any(String), lastUsedAt: null },
    ])
    expect(house.sms.sent.at(-1)).toMatchObject({ template: 'passkey-added', to: olga.phone })
    const { user, cookies, needsSecondFactor } = await enter(house, device)
    expect([user.id, needsSecondFactor]).toEqual([olga.userId, false])
    const { actor } = await resolveActor(house.ctx, house.identity, cookies[0]?.split(';')[0])
    expect(actor).toMatchObject({ kind: 'user', userId: olga.userId, hasSecondFactor: true })
  })

  it('that did not verify its owner is the first factor only', async () => {
    const house = testHouse(database)
    const olga = await somebody(house)
    const device = fakeAuthenticator(site)
    await olga.add(device)
    const { cookies } = await enter(house, device, { isVerified: false })
    const { actor } = await resolveActor(house.ctx, house.identity, cookies[0]?.split(';')[0])
    expect(actor).toMatchObject({ kind: 'user', hasSecondFactor: false })
    const secret = newTotpSecret()
    await enrol(house.ctx.db.orm, house.ctx, house.identity, { userId: olga.userId, secret, isConfirmed: true })
    expect((await enter(house, device, { isVerified: false })).needsSecondFactor).toBe(true)
    expect((await enter(house, device)).needsSecondFactor).toBe(false)
  })

  it('answers each challenge once, and only its own', async () => {
    const house = testHouse(database)
    const olga = await somebody(house)
    const device = fakeAuthenticator(site)
    await olga.add(device)
    const { challenge } = await beginPasskeySignIn(house.ctx, house.identity, place.address)
    const sign = () => signInWithPasskey(house.ctx, house.identity, { response: device.get(challenge), ...place })
    const faults = await Promise.all(Array.from({ length: 10 }, () => faultOf(sign())))
    expect(faults.filter(({ code }) => code === 'none').length).toBeLessThanOrEqual(1)
    const late = await beginPasskeySignIn(house.ctx, house.identity, place.address)
    house.clock.advance(5 * 60_000)
    const response = device.get(late.challenge)
    const refused = { code: 'passkey.refused' }
    expect(await faultOf(signInWithPasskey(house.ctx, house.identity, { response, ...place }))).toEqual(refused)
    // A challenge for adding one is none for a sign-in.
    const adding = await beginPasskey(olga.ctx, house.identity)
    const other = { response: device.get(adding.challenge), ...place }
    expect(await faultOf(signInWithPasskey(house.ctx, house.identity, other))).toEqual(refused)
  })

  it.each([
    ['another site', { rpId: 'evil.example', origin: 'http://localhost:8080' }],
    ["another site's page", { rpId: 'localhost', origin: 'https://evil.example' }],
  ])('for %s is refused', async (_what, elsewhere) => {
    const house = testHouse(database)
    const olga = await somebody(house)
    expect(await faultOf(olga.add(fakeAuthenticator(elsewhere)))).toEqual({ code: 'passkey.refused' })
  })

  it('that counts backwards, as a copy would, is refused', async () => {
    const house = testHouse(database)
    const olga = await somebody(house)
    const device = fakeAuthenticator(site)
    await olga.add(device)
    await enter(house, device, { count: 7 })
    expect(await faultOf(enter(house, device, { count: 7 }))).toEqual({ code: 'passkey.refused' })
    await enter(house, device, { count: 8 })
  })

  it('of nobody is refused as one that is wrong', async () => {
    const house = testHouse(database)
    expect(await faultOf(enter(house, fakeAuthenticator(site)))).toEqual({ code: 'passkey.refused' })
  })

  it("is renamed and deleted by its owner only, and added once only, in the owner's name", async () => {
    const house = testHouse(database)
    const [olga, anna] = [await somebody(house), await somebody(house)]
    const device = fakeAuthenticator(site)
    const id = await olga.add(device)
    expect(await faultOf(anna.add(device))).toEqual({ code: 'passkey.refused' })
    const { challenge } = await beginPasskey(olga.ctx, house.identity)
    const stolen = { name: '', response: fakeAuthenticator(site).create(challenge), language: 'ru' } as const
    expect(await faultOf(addPasskey(anna.ctx, house.identity, stolen))).toEqual({ code: 'passkey.refused' })
    for (const theirs of [id, 'no id', "'; --"]) {
      expect(await faultOf(renamePasskey(anna.ctx, theirs, 'моё'))).toEqual({ code: 'passkey.unknown' })
      expect(await faultOf(deletePasskey(anna.ctx, theirs))).toEqual({ code: 'passkey.unknown' })
    }
    await renamePasskey(olga.ctx, id, 'ж'.repeat(500))
    expect((await listPasskeys(olga.ctx))[0]?.name).toBe('ж'.repeat(60))
    await deletePasskey(olga.ctx, id)
    expect(await faultOf(enter(house, device))).toEqual({ code: 'passkey.refused' })
  })

  it('ends at twenty', async () => {
    const house = testHouse(database)
    const olga = await somebody(house)
    for (let n = 0; n < 20; n++) await olga.add(fakeAuthenticator(site))
    expect(await faultOf(olga.add(fakeAuthenticator(site)))).toEqual({ code: 'passkey.limit' })
  })

  it('needs a site with a name', async () => {
    for (const address of ['http://192.168.1.5:8080', 'https://[::1]']) {
      expect(() => passkeySite(address)).toThrow(/passkey.unsupported/)
    }
    expect(passkeySite('https://dom.example/x')).toEqual({ rpID: 'dom.example', origin: 'https://dom.example' })
  })
})
