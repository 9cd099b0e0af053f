import { uuidv7 } from 'uuidv7'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { company } from '../company/index.ts'
import { withClient } from '../platform/database/roles.ts'
import { openTestDatabase, type TestDatabase } from '../platform/database/test-database.ts'
import { type Delivery, later, refused, sent } from '../platform/delivery.ts'
import { VirtualClock } from '../platform/virtual-clock.ts'
import type { NewMessage } from './queue-message.ts'
import { message } from './tables.ts'
import { testPost } from './test-post.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.stop())

type Post = Awaited<ReturnType<typeof testPost<VirtualClock>>>
let posts: Post[] = []
beforeEach(async () => {
  await withClient(database.superuser, (client) => client.query('truncate message, pgboss.job_common'))
})
afterEach(async () => {
  await Promise.all(posts.map((post) => post.stop()))
  posts = []
})

async function open(clock = new VirtualClock(Date.now())): Promise<Post> {
  const post = await testPost(database, clock)
  posts.push(post)
  return post
}

const phone = '+79000000001'
const livesMs = 600_000

function code(post: Post, change: Partial<NewMessage> = {}): NewMessage {
  const told = { kind: 'sms', template: 'sign-in-code', values: { code: '0042' }, to: phone, language: 'ru' } as const
  return { ...told, expiresAt: post.clock.now() + livesMs, ...change }
}

async function queue(post: Post, message = code(post)): Promise<void> {
  const scope = message.companyId === undefined ? {} : { company: message.companyId }
  await database.db.as(scope, (tx) => post.messages.queue(tx, message))
}

interface Row {
  status: string
  reason: string | null
  tries: number
  content: unknown
  ended: boolean
}

const rows = async () => {
  const select = 'select status, reason, tries, content, ended_at is not null as ended from message order by id'
  return (await withClient(database.superuser, (client) => client.query<Row>(select))).rows
}

/** Looks for due jobs until something is so. */
const until = (post: Post, isSo: () => Promise<boolean> | boolean) =>
  vi.waitUntil(
    () => {
      post.messages.hurry('sms')
      post.messages.hurry('mail')
      post.messages.hurry('call')
      return isSo()
    },
    { timeout: 15_000, interval: 20 },
  )

const allEnded = async () => (await rows()).every(({ ended }) => ended)

describe('a message', () => {
  it('leaves right after its transaction, and what it said is erased', async () => {
    const post = await open()
    await queue(post)
    await until(post, allEnded)
    expect(post.sms.carried).toMatchObject([
      { to: phone, text: 'Домовой: код для входа 0042. Никому его не говорите.' },
    ])
    expect(await rows()).toEqual([{ status: 'sent', reason: null, tries: 1, content: null, ended: true }])
    expect(post.events).toEqual(['queued', 'sent'])
  })

  it('does not exist when its transaction is rolled back', async () => {
    const post = await open()
    const failing = database.db.as({}, async (tx) => {
      await post.messages.queue(tx, code(post))
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    await queue(post, code(post, { to: '+79000000002' }))
    await until(post, () => post.sms.carried.length > 0)
    expect(post.sms.carried.map(({ to }) => to)).toEqual(['+79000000002'])
  })

  it('goes by mail in both forms', async () => {
    const post = await open()
    await queue(post, code(post, { kind: 'mail', to: 'anna@example.org', language: 'en' }))
    await until(post, allEnded)
    expect(post.mail.carried).toMatchObject([
      {
        ...{ to: 'anna@example.org', subject: 'Sign-in code: 0042' },
        text: 'Domovoy: your sign-in code is 0042.\n\nDo not share it.\n',
        html: expect.stringContaining('<strong>0042</strong>'),
      },
    ])
  })

  it('is said by telephone, digit by digit', async () => {
    const post = await open()
    const spoken = { kind: 'call', template: 'spoken-code', language: 'en' } as const
    await queue(post, code(post, spoken))
    await until(post, allEnded)
    const text = 'Hello! Your code is 0042. Once more: 0042.'
    expect(post.call.carried).toMatchObject([{ to: phone, digits: '0042', language: 'en', text }])
    await expect(queue(post, code(post, { ...spoken, values: { code: '00x' } }))).rejects.toThrow('digits only')
  })

  it('is hung up while it is said when a newer code takes its place', async () => {
    const post = await open()
    const spoken = { kind: 'call', template: 'spoken-code', key: `code:${phone}` } as const
    const first = Promise.withResolvers<AbortSignal>()
    const told = Promise.withResolvers<Delivery>()
    post.call.send = async (call, signal) => {
      if (call.digits !== '1111') return sent
      first.resolve(signal)
      signal.addEventListener('abort', () => told.resolve(later('given up')), { once: true })
      return await told.promise
    }
    await queue(post, code(post, { ...spoken, values: { code: '1111' } }))
    await until(post, async () => (await rows())[0]?.status === 'sending')
    const signal = await first.promise
    await queue(post, code(post, { ...spoken, values: { code: '2222' } }))
    await until(post, () => {
      post.clock.advance(1_000)
      return signal.aborted
    })
    await until(post, allEnded)
    expect(await rows()).toMatchObject([
      { status: 'expired', reason: 'a newer one took its place' },
      { status: 'sent', reason: null },
    ])
  })

  it('is tried again until it is taken, with the same id, and arrives once', async () => {
    const post = await open()
    post.sms.next = [later('away'), later('away')]
    await queue(post)
    await until(post, () => post.events.includes('retried'))
    expect(await rows()).toMatchObject([{ status: 'queued', reason: 'away', tries: 1 }])
    await until(post, allEnded)
    expect(post.sms.carried).toHaveLength(1)
    expect(new Set(post.sms.tried.map(({ id }) => id)).size).toBe(1)
    expect(await rows()).toMatchObject([{ status: 'sent', tries: 3, content: null }])
    expect(post.events).toEqual(['queued', 'retried', 'retried', 'sent'])
  })

  it('fails with the reason of whoever refused it, and is not tried again', async () => {
    const post = await open()
    post.sms.next = [refused('ESME_RINVDSTADR')]
    await queue(post)
    await until(post, allEnded)
    expect(await rows()).toEqual([
      { status: 'failed', reason: 'ESME_RINVDSTADR', tries: 1, content: null, ended: true },
    ])
    expect(post.events).toEqual(['queued', 'failed'])
  })

  it('is never sent after its time', async () => {
    const post = await open()
    post.sms.next = [later('away')]
    await queue(post)
    await until(post, () => post.sms.tried.length === 1)
    post.clock.advance(livesMs)
    await until(post, allEnded)
    expect(post.sms.carried).toEqual([])
    expect(await rows()).toEqual([{ status: 'expired', reason: 'away', tries: 1, content: null, ended: true }])
    expect(post.events).toEqual(['queued', 'retried', 'expired'])
  })

  it('gives way to a newer one of its key, also while it is being sent', async () => {
    const post = await open()
    const slow = Promise.withResolvers<Delivery>()
    post.sms.next = [slow.promise]
    const key = `sign-in-code:${phone}`
    await queue(post, code(post, { key, values: { code: '1111' } }))
    await until(post, () => post.sms.tried.length === 1)
    await queue(post, code(post, { key, values: { code: '2222' } }))
    slow.resolve(later('away'))
    await until(post, allEnded)
    expect(post.sms.carried.map(({ text }) => text)).toEqual([expect.stringContaining('2222')])
    expect(await rows()).toMatchObject([
      { status: 'expired', reason: 'a newer one took its place', content: null },
      { status: 'sent' },
    ])
  })

  it('does not hold up the next one while its carrier thinks', async () => {
    const post = await open()
    const slow = Promise.withResolvers<Delivery>()
    post.sms.next = [slow.promise]
    await queue(post)
    await until(post, () => post.sms.tried.length === 1)
    await queue(post, code(post, { to: '+79000000002' }))
    await until(post, () => post.sms.carried.length === 1)
    slow.resolve(sent)
    await until(post, allEnded)
  })

  it('never gets its words or its number into the log', async () => {
    const post = await open()
    const slip = Promise.reject(new Error('could not send «0042» to +79000000001'))
    slip.catch(() => {})
    post.sms.next = [slip, later('away'), refused('no')]
    await queue(post)
    await until(post, allEnded)
    expect(post.lines.length).toBeGreaterThan(0)
    expect(post.lines.join('')).not.toMatch(/0042|9000000001/)
  })

  it('waits where there is no carrier, and is refused beforehand by those who ask', async () => {
    const post = await testPost(database, new VirtualClock(Date.now()), { sms: undefined })
    posts.push(post)
    expect([post.messages.carries('sms'), post.messages.carries('mail')]).toEqual([false, true])
    await queue(post)
    await until(post, async () => (await rows())[0]?.reason === 'no carrier is set')
    expect(await rows()).toMatchObject([{ status: 'queued' }])
  })
})

describe('nodes', () => {
  it('that end between queueing and sending lose nothing, and the next one sends once', async () => {
    const first = await open()
    await first.stop()
    await queue(first)
    expect(await rows()).toMatchObject([{ status: 'queued', tries: 0 }])
    const second = await open(first.clock)
    await until(second, allEnded)
    expect([first.sms.carried.length, second.sms.carried.length]).toEqual([0, 1])
  })

  it('do not wait for a carrier that thinks when they are told to end', async () => {
    const first = await open()
    first.sms.next = [Promise.withResolvers<Delivery>().promise]
    await queue(first)
    await until(first, () => first.sms.tried.length === 1)
    const stopped = first.stop()
    await vi.waitUntil(() => {
      first.clock.advance(1_000)
      return first.events.includes('retried')
    })
    await stopped
    expect(await rows()).toMatchObject([{ status: 'queued', reason: 'the node ended meanwhile' }])
  })

  it('that end in the midst of sending leave the message to the next one', async () => {
    const first = await open()
    first.sms.next = [Promise.withResolvers<Delivery>().promise]
    await queue(first)
    await until(first, () => first.sms.tried.length === 1)
    posts = []
    // What pg-boss does by itself once the time of the job in hand is over.
    const lapse = "update pgboss.job_common set state = 'retry', start_after = now() where state = 'active'"
    await withClient(database.superuser, (client) => client.query(lapse))
    const second = await open(first.clock)
    await until(second, allEnded)
    expect(second.sms.carried).toHaveLength(1)
    expect(await rows()).toMatchObject([{ status: 'sent', tries: 2 }])
  })

  it('that work side by side send each message once', async () => {
    const [one, two] = [await open(), await open()]
    await Promise.all(
      Array.from({ length: 60 }, (_, n) => queue(n % 2 ? one : two, code(one, { to: `+7900000${1000 + n}` }))),
    )
    await until(one, async () => {
      two.messages.hurry('sms')
      return (await rows()).length === 60 && (await allEnded())
    })
    const carried = [...one.sms.carried, ...two.sms.carried].map(({ to }) => to)
    expect([carried.length, new Set(carried).size]).toEqual([60, 60])
  })

  it('do not send again what they sent while the database was away', async () => {
    const post = await open()
    const slow = Promise.withResolvers<Delivery>()
    post.sms.next = [slow.promise]
    await queue(post)
    await until(post, () => post.sms.tried.length === 1)
    const cut =
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()'
    await withClient(database.superuser, (client) => client.query(cut))
    slow.resolve(sent)
    await vi.waitUntil(
      async () => {
        post.clock.advance(1_000)
        return await allEnded()
      },
      { timeout: 15_000, interval: 20 },
    )
    expect(post.sms.tried).toHaveLength(1)
  })
})

describe("a company's message", () => {
  it('is seen by that company alone, and sent all the same', async () => {
    const post = await open()
    const [north, south] = [uuidv7(), uuidv7()]
    for (const id of [north, south]) {
      await database.db.inTenant(id, (tx) => tx.insert(company).values({ id, name: id }))
    }
    await queue(post, code(post, { companyId: north }))
    const seenBy = (scope: { company?: string }) =>
      database.db.as(scope, async (tx) => (await tx.select().from(message)).length)
    expect([await seenBy({ company: north }), await seenBy({ company: south }), await seenBy({})]).toEqual([1, 0, 0])
    await until(post, allEnded)
    expect(post.sms.carried).toHaveLength(1)
    const foreign = database.db.inTenant(south, (tx) => post.messages.queue(tx, code(post, { companyId: north })))
    await expect(foreign).rejects.toMatchObject({ cause: { code: '42501' } })
  })
})

it('is forgotten after a month', async () => {
  const post = await open()
  await queue(post)
  await until(post, allEnded)
  const due = "update pgboss.job_common set start_after = now() where name = 'message-forget' returning start_after"
  await withClient(database.superuser, (client) => client.query(due))
  await vi.waitUntil(
    async () => {
      post.clock.advance(60 * 60 * 1000)
      return (await rows()).length === 0
    },
    { timeout: 15_000, interval: 20 },
  )
})
