import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemView } from '../platform/http/index.ts'
import { anna, startTestCloud, type TestCloud } from '../test-cloud.ts'
import { totpAt, totpStep } from './totp.ts'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startTestCloud()
})
afterAll(() => cloud.stop())

async function send(who: string | undefined, method: string, path: string, body?: unknown) {
  return cloud.ask(who, path, {
    method,
    headers: { 'content-type': 'application/json', 'accept-language': 'ru' },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
}
const codeOf = async (answer: Response) => [answer.status, problemView.parse(await answer.json()).code]
const somePasskey = { id: 'x', response: { clientDataJSON: 'x' } }

describe('who is not signed in', () => {
  it.each([
    ['GET', '/api/auth/second-factor', undefined],
    ['POST', '/api/auth/second-factor/setup', undefined],
    ['POST', '/api/auth/second-factor/confirm', { code: '1' }],
    ['POST', '/api/auth/second-factor/verify', { code: '1' }],
    ['POST', '/api/auth/second-factor/backup-codes', { code: '1' }],
    ['POST', '/api/auth/second-factor/remove', { code: '1' }],
    ['GET', '/api/passkeys', undefined],
    ['POST', '/api/passkeys/options', undefined],
    ['POST', '/api/passkeys', { name: '', response: somePasskey }],
    ['PUT', '/api/passkeys/1', { name: '' }],
    ['DELETE', '/api/passkeys/1', undefined],
    ['PUT', '/api/profile/password', { password: 'x' }],
    ['POST', '/api/profile/phone', { phone: 'x' }],
    ['PUT', '/api/profile/phone', { phone: 'x', code: 'x' }],
    ['POST', '/api/profile/email', { email: 'x' }],
    ['PUT', '/api/profile/keep-signed-in', { isKept: true }],
  ])('%s %s is told to sign in', async (method, path, body) => {
    expect(await codeOf(await send(undefined, method, path, body))).toEqual([401, 'session.required'])
  })
})

describe('what is no request', () => {
  const bodies = ['', '{', '[]', '{}', 'null', '{"name":1,"password":[],"token":{},"code":null,"response":7}']
  it.each([
    ['POST', '/api/auth/password'],
    ['POST', '/api/auth/recovery'],
    ['POST', '/api/auth/recovery/code'],
    ['POST', '/api/auth/recovery/check'],
    ['POST', '/api/auth/recovery/password'],
    ['POST', '/api/auth/email'],
    ['POST', '/api/auth/passkey'],
  ])('%s %s refuses it', async (method, path) => {
    for (const body of bodies) {
      expect(await codeOf(await send(undefined, method, path, body))).toEqual([400, 'input.invalid'])
    }
  })

  it('is a passkey that is none', async () => {
    const answer = await send(undefined, 'POST', '/api/auth/passkey', { response: somePasskey })
    expect(await codeOf(answer)).toEqual([400, 'passkey.refused'])
  })

  it('is a link that was never sent', async () => {
    for (const token of ['', 'x', 'ж'.repeat(5000), "'; drop table one_time_link; --"]) {
      for (const path of ['/api/auth/recovery/check', '/api/auth/email']) {
        expect(await codeOf(await send(undefined, 'POST', path, { token }))).toEqual([404, 'link.unknown'])
      }
    }
  })
})

describe('a wrong password', () => {
  it('is answered alike whoever it is, and says when to come back', async () => {
    const tell = async (name: string) => {
      const answers: unknown[] = []
      for (let tries = 0; tries < 6; tries++) {
        const answer = await send(undefined, 'POST', '/api/auth/password', { name, password: 'мимо' })
        answers.push([answer.status, answer.headers.get('retry-after'), await answer.json()])
      }
      return answers
    }
    const known = await tell(anna)
    expect(known.at(-1)).toMatchObject([429, '60', { code: 'code.limited', retryAfterS: 60 }])
    expect(await tell('absent@example.ru')).toEqual(known)
  })
})

it('a second factor, from the first look to a whole session', async () => {
  expect(await (await send(anna, 'GET', '/api/auth/second-factor')).json()).toEqual({
    ...{ isOn: false, isShown: false, backupCodesLeft: 0 },
  })
  const { secret, uri } = (await (await send(anna, 'POST', '/api/auth/second-factor/setup')).json()) as {
    secret: string
    uri: string
  }
  expect(uri).toContain(`secret=${secret}`)
  const code = totpAt(secret, totpStep(cloud.clock.now()))
  expect((await send(anna, 'POST', '/api/auth/second-factor/confirm', { code })).status).toBe(200)
  expect(await (await send(anna, 'GET', '/api/auth/second-factor')).json()).toEqual({
    ...{ isOn: true, isShown: true, backupCodesLeft: 10 },
  })
  const repeated = await send(anna, 'POST', '/api/auth/second-factor/verify', { code })
  expect(await codeOf(repeated)).toEqual([400, 'second-factor.wrong'])
})
