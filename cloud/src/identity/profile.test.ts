import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemView } from '../platform/http/index.ts'
import { anna, pyotr, startTestCloud, type TestCloud } from '../test-cloud.ts'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startTestCloud()
})
afterAll(() => cloud.stop())

const stranger = '+79160000001'

async function get(phone: string, path: string): Promise<unknown> {
  return (await cloud.ask(phone, path)).json()
}

function putName(phone: string, body: unknown, language = 'ru') {
  return cloud.ask(phone, '/api/profile/name', {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'accept-language': language },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

describe('P1 the profile', () => {
  it('shows a person to themselves', async () => {
    expect(await get(anna, '/api/profile')).toEqual({
      id: expect.any(String),
      name: 'Анна Смирнова',
      familyName: 'Смирнова',
      givenName: 'Анна',
      patronymic: '',
      phone: anna,
      isPhoneConfirmed: true,
      phoneToConfirm: null,
      email: null,
      isEmailConfirmed: false,
      login: null,
      inn: null,
      hasPassword: false,
      keepsSignedIn: true,
    })
  })

  it('takes the name as it is written and shows it put right, to the others too', async () => {
    const answer = await putName(pyotr, { familyName: ' СМИРНОВ - ЛЬВОВ', givenName: 'пётр', patronymic: 'ильич' })
    expect(answer.status).toBe(200)
    const shown = { familyName: 'Смирнов-Львов', givenName: 'Пётр', patronymic: 'Ильич', name: 'Пётр Смирнов-Львов' }
    expect(await answer.json()).toMatchObject(shown)
    expect(await get(pyotr, '/api/profile')).toMatchObject(shown)
    expect(await get(pyotr, '/api/me')).toMatchObject({ user: { name: shown.name } })
    expect(await get(anna, '/api/profile')).toMatchObject({ name: 'Анна Смирнова' })
  })

  it('drops a patronymic that is left out', async () => {
    await putName(pyotr, { familyName: 'Смирнов', givenName: 'Пётр' })
    expect(await get(pyotr, '/api/profile')).toMatchObject({ patronymic: '', name: 'Пётр Смирнов' })
  })
})

describe('R3 the name step', () => {
  it('begins without a name, for a phone that nobody knows', async () => {
    expect(await get(stranger, '/api/profile')).toMatchObject({ name: '', familyName: '', givenName: '' })
    expect((await putName(stranger, { familyName: 'Белова', givenName: 'Вера' })).status).toBe(200)
    expect(await get(stranger, '/api/me')).toMatchObject({ user: { name: 'Вера Белова' } })
  })

  it.each([
    ['emoji', '🙂', 'letters'],
    ['SQL', "'; drop table app_user; --", 'letters'],
    ['HTML', '<img src=x onerror=alert(1)>', 'letters'],
    ['a mark that turns the writing', '\u202eавонримС', 'letters'],
    ['ten kilobytes', 'Ж'.repeat(10_000), 'long'],
    ['Latin letters', 'Smirnova', 'latin'],
    ['nothing', '   ', 'empty'],
  ])('refuses %s, names the field in both languages and changes nothing', async (_what, text, code) => {
    const good = { familyName: 'Смирнова', givenName: 'Анна', patronymic: 'Сергеевна' }
    const words = {
      familyName: ['name.family', 'Фамилия', 'Family name'],
      givenName: ['name.given', 'Имя', 'Given name'],
      patronymic: ['name.patronymic', 'Отчество', 'Patronymic'],
    } as const
    for (const [path, [fault, ru, en]] of Object.entries(words)) {
      if (code === 'empty' && path === 'patronymic') continue
      const answer = await putName(anna, { ...good, [path]: text })
      expect(answer.status).toBe(400)
      const problem = problemView.parse(await answer.json())
      expect(problem).toMatchObject({ code: fault, fields: [{ path, code }], detail: expect.stringContaining(ru) })
      expect(await (await putName(anna, { ...good, [path]: text }, 'en')).json()).toMatchObject({
        detail: expect.stringContaining(en),
      })
      // What somebody sent is not sent back.
      if (code !== 'empty') expect(JSON.stringify(problem)).not.toContain(text.slice(0, 20))
    }
    expect(await get(anna, '/api/profile')).toMatchObject({ familyName: 'Смирнова', patronymic: '' })
  })

  it('names every field that does not serve', async () => {
    const answer = await putName(anna, { familyName: 'Smirnova', givenName: '', patronymic: '1' })
    expect(await answer.json()).toMatchObject({
      code: 'name.family',
      fields: [
        { path: 'familyName', code: 'latin' },
        { path: 'givenName', code: 'empty' },
        { path: 'patronymic', code: 'letters' },
      ],
    })
  })

  it.each(['{}', '[]', '{"familyName":1,"givenName":"Анна"}', '{"familyName":"Смирнова","givenName":null}', '{', ''])(
    'refuses the body %j',
    async (body) => {
      const answer = await putName(anna, body)
      expect([answer.status, problemView.parse(await answer.json()).code]).toEqual([400, 'input.invalid'])
    },
  )
})

it('splits the names of who was there before', async () => {
  const { pool } = cloud.database
  const migrations = join(import.meta.dirname, '../../migrations')
  const folder = readdirSync(migrations).find((name) => name.endsWith('_names-and-sessions')) ?? ''
  const split = readFileSync(join(migrations, folder, 'migration.sql'), 'utf8')
    .split('--> statement-breakpoint')
    .at(-1)
  const names = [
    'Анна Смирнова',
    'Анна Сергеевна Смирнова',
    ' Смирнова  Анна Сергеевна',
    'Лев Ильич Абрамович',
    'Анна',
    '',
  ]
  for (const name of names) {
    await pool.query(
      'insert into app_user (id, name, created_at, updated_at) values (gen_random_uuid(), $1, now(), now())',
      [name],
    )
  }
  await pool.query(split ?? '')
  const { rows } = await pool.query<{ parts: string[] }>(
    'select array[given_name, patronymic, family_name] as parts from app_user where phone is null order by array_position($1, name)',
    [names],
  )
  expect(rows.map(({ parts }) => parts)).toEqual([
    ['Анна', '', 'Смирнова'],
    ['Анна', 'Сергеевна', 'Смирнова'],
    ['Анна', 'Сергеевна', 'Смирнова'],
    ['Лев', 'Ильич', 'Абрамович'],
    ['Анна', '', ''],
    ['', '', ''],
  ])
})
