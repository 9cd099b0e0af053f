import { sql } from 'drizzle-orm'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from './database/test-database.ts'
import { logError } from './log-error.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase(pino({ level: 'silent' }))
})
afterAll(() => database.stop())

function logged(error: unknown): string {
  let line = ''
  const stream = { write: (text: string) => (line = text) }
  pino({ serializers: { err: logError } }, stream).error({ err: error }, 'failed')
  return line
}

it.each([
  ['is refused', sql`select ${'+79001234567'}::uuid`],
  ['breaks a rule', sql`insert into outbox_message values (null, now(), 'sms', ${'+79001234567'}, ${'code\n4821\n'})`],
])('leaves the values of a query that %s out of the log, and keeps what failed', async (_how, query) => {
  const error = await database.db.orm.execute(query).catch((it: unknown) => it)
  const line = logged(new Error('the SMS could not be sent', { cause: error }))
  expect(line).not.toMatch(/9001234567|4821/)
  expect(line).toContain('Failed query')
  expect(line).toMatch(/invalid input syntax|violates not-null/)
  expect(line).toContain('log-error.test')
})

it('shows other errors as they are', () => {
  expect(logged(new TypeError('x is not a function'))).toContain('x is not a function')
  expect(JSON.parse(logged('only words'))).toMatchObject({ err: 'only words' })
})

it('leaves what hangs on the error as it is', () => {
  const fault = { text: { ru: { title: 'Домовой', detail: 'Подождите' } } }
  logError(Object.assign(new Error('with a shared table'), { fault }))
  expect(fault.text.ru.detail).toBe('Подождите')
})
