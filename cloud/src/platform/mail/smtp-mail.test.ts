import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, it } from 'vitest'
import { sent } from '../delivery.ts'
import { smtpMail } from './smtp-mail.ts'

const stops: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

const never = new AbortController().signal
const letter = {
  id: '019a',
  to: 'anna@example.org',
  subject: 'Код для входа: 0042',
  text: 'Домовой: «код» 0042 👻.\n',
  html: '<p>Домовой: <strong>0042</strong></p>',
}

/** A mail server of our own, and a sender that knows its address. */
async function house(options: SMTPServerOptions = {}, address = 'smtp://127.0.0.1:{port}') {
  const letters: { from: string; to: string[]; source: string }[] = []
  const users: string[] = []
  const server = new SMTPServer({
    closeTimeout: 50,
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) => {
      if (password !== 'secret') return done(new Error('no such user'))
      users.push(username ?? '')
      done(null, { user: username })
    },
    onData: (stream, { envelope }, done) => {
      void readText(stream).then((source) => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
        letters.push({ from, to: envelope.rcptTo.map((it) => it.address), source })
        done()
      })
    },
    ...options,
  })
  server.on('error', () => {})
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = listening.address() as AddressInfo
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  const mail = smtpMail({ url: address.replace('{port}', String(port)), from: 'Домовой <noreply@domovoy.example>' })
  stops.push(close, mail.stop)
  return { letters, users, mail, close, port }
}

const fault = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode })

describe('SMTP', () => {
  it('carries a letter in both forms, in Cyrillic', async () => {
    const { letters, mail } = await house()
    expect(await mail.send(letter, never)).toEqual(sent)
    expect(letters).toMatchObject([{ from: 'noreply@domovoy.example', to: ['anna@example.org'] }])
    const source = letters[0]?.source ?? ''
    expect(source).toContain('Message-ID: <019a@domovoy.example>')
    expect(source).toContain('Auto-Submitted: auto-generated')
    expect(source).toMatch(/Content-Type: multipart\/alternative/)
    expect(decodeWords(/^Subject: (.*(?:\r\n .*)*)/m.exec(source)?.[1] ?? '')).toBe(letter.subject)
    expect(bodies(source)).toEqual([letter.text.trim(), letter.html])
  })

  it.each([
    [550, 'refused'],
    [452, 'later'],
  ])('a recipient answered with %i is %s', async (code, outcome) => {
    const { mail } = await house({ onRcptTo: (_address, _session, done) => done(fault(code, 'no such mailbox')) })
    expect(await mail.send(letter, never)).toMatchObject({
      outcome,
      reason: expect.stringContaining('no such mailbox'),
    })
  })

  it('a letter that is not wanted is refused, one that comes too early is not', async () => {
    const codes = [554, 451]
    const onData: SMTPServerOptions['onData'] = (stream, _session, done) => {
      stream.resume().on('end', () => done(fault(codes.shift() ?? 250, 'not like this')))
    }
    const { mail } = await house({ onData })
    expect(await mail.send(letter, never)).toMatchObject({ outcome: 'refused' })
    expect(await mail.send(letter, never)).toMatchObject({ outcome: 'later' })
  })

  it('tells its name and password over TLS only, unless it may', async () => {
    const strict = await house({}, 'smtp://uk:secret@127.0.0.1:{port}')
    expect(await strict.mail.send(letter, never)).toMatchObject({ outcome: 'later' })
    expect(strict.users).toEqual([])
    const loose = await house({}, 'smtp://uk:secret@127.0.0.1:{port}/?requireTLS=false')
    expect(await loose.mail.send(letter, never)).toEqual(sent)
    expect(loose.users).toEqual(['uk'])
    const wrong = await house({}, 'smtp://uk:wrong@127.0.0.1:{port}/?requireTLS=false')
    expect(await wrong.mail.send(letter, never)).toMatchObject({
      outcome: 'later',
      reason: expect.stringMatching(/^535/),
    })
  })

  it('goes on after a server that was away', async () => {
    const { mail, close } = await house()
    expect(await mail.send(letter, never)).toEqual(sent)
    await close()
    expect(await mail.send(letter, never)).toMatchObject({ outcome: 'later' })
  })

  it.each([
    ['speaks another protocol', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
    ['says nonsense', '\0\xff'.repeat(1000)],
    ['hangs up', ''],
  ])('survives a server that %s', async (_what, words) => {
    const server = createServer((socket: Socket) => socket.on('error', () => {}).end(words))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    stops.push(() => new Promise((resolve) => server.close(resolve)))
    const mail = smtpMail({ url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, from: 'a@b.example' })
    stops.push(mail.stop)
    expect(await mail.send(letter, never)).toMatchObject({ outcome: 'later' })
  })

  it('does not wait when told not to', async () => {
    const { mail } = await house({ onConnect: () => {} })
    const giveUp = new AbortController()
    const waiting = mail.send(letter, giveUp.signal)
    giveUp.abort()
    expect(await waiting).toEqual({ outcome: 'later', reason: 'no answer in time' })
  })

  it.each(['anna@example.org\r\nBcc: all@example.org', 'a@b.org, all@example.org', '"x" <all@example.org>', ''])(
    'sends to one mailbox and nobody else: %j',
    async (to) => {
      const { letters, mail } = await house()
      await mail.send({ ...letter, to, subject: 'x\r\nBcc: all@example.org' }, never)
      expect(letters.flatMap((it) => it.to)).not.toContain('all@example.org')
    },
  )
})

/** MIME's encoded words in a header (RFC 2047), base64 and Q. */
function decodeWords(header: string): string {
  return header.replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=\s*/gi, (_whole, kind: string, words: string) => {
    if (kind.toUpperCase() === 'B') return Buffer.from(words, 'base64').toString()
    return decodeQuoted(words.replaceAll('_', ' '))
  })
}

function decodeQuoted(words: string): string {
  const octets = words.replaceAll(/=\r\n/g, '').replaceAll(/=([0-9A-F]{2})/gi, (_whole, hex: string) => {
    return String.fromCharCode(Number.parseInt(hex, 16))
  })
  return Buffer.from(octets, 'latin1').toString()
}

/** The parts of a multipart letter, decoded. */
function bodies(source: string): string[] {
  const boundary = /boundary="([^"]+)"/.exec(source)?.[1] ?? '?'
  return source
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const [head = '', ...rest] = part.split('\r\n\r\n')
      const body = rest.join('\r\n\r\n').trim()
      if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString().trim()
      return /quoted-printable/i.test(head) ? decodeQuoted(body).trim() : body
    })
}
