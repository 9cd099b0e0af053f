import { type Command, fromHex, type Reply } from '@domovoy/protocol/osdp'
import { pino } from 'pino'
import { afterEach, describe, expect, it } from 'vitest'
import { silentLog } from '../runtime/log.ts'
import { VirtualClock } from '../runtime/virtual-clock.ts'
import { FakePanel } from './fake-panel.ts'
import { FakePanelChannel } from './fake-panel-channel.ts'
import { type Panel, type PresentedCard, startPanel } from './start-panel.ts'

const card: Reply = { type: 'raw-card', reader: 0, format: 'raw', bitCount: 32, bits: fromHex('04A1B2C3') }
const key = (...keys: ('1' | '2' | '*' | '#')[]): Reply => ({ type: 'keypad', reader: 0, keys })

let running: Panel | undefined
afterEach(async () => {
  await running?.stop()
})

/** A panel that is plugged in and has been shown the idle screen. */
async function plugged(log = silentLog) {
  const clock = new VirtualClock()
  const channel = new FakePanelChannel()
  const fake = new FakePanel()
  const heard: (string | PresentedCard)[] = []
  channel.onBytes = (bytes) => {
    for (const answer of fake.take(bytes)) channel.deliver(answer)
  }
  const panel = startPanel({
    channel,
    clock,
    log,
    onOnline: (isOnline) => heard.push(isOnline ? 'online' : 'offline'),
    onCard: (presented) => heard.push(presented),
    onKey: (pressed) => heard.push(`key ${pressed}`),
    onDenied: (via) => heard.push(`denied ${via}`),
  })
  running = panel
  await clock.advance(20)
  return { clock, channel, fake, heard, panel }
}

describe('a panel that is plugged in', () => {
  it('is online within a moment and shows its name, no light, no sound', async () => {
    const { fake, heard } = await plugged()
    expect(heard).toEqual(['online'])
    expect(fake.text).toBe('Домовой')
    expect(fake.led).toMatchObject({ temporary: 'cancel', permanent: { onColor: 'black' } })
    expect(fake.buzzer).toMatchObject({ tone: 'off' })
  })

  it('is polled twenty times a second', async () => {
    const { clock, fake } = await plugged()
    const before = fake.polls
    await clock.advance(1_000)
    expect(fake.polls - before).toBe(20)
  })

  it('is shown everything again after it was restarted', async () => {
    const { clock, fake, panel, heard } = await plugged()
    panel.feedback('unlocked')
    await clock.advance(50)
    fake.commands.length = 0
    fake.respond = (command, usual) => {
      fake.respond = undefined
      return command.type === 'poll' ? { type: 'nak', reason: 'sequence' } : usual
    }
    await clock.advance(500)
    expect(fake.text).toBe('Открыто')
    expect(fake.led).toMatchObject({ permanent: { onColor: 'green' } })
    expect(heard).toEqual(['online'])
  })
})

describe('a panel that refuses', () => {
  it('every poll does not fill the log', async () => {
    const lines: string[] = []
    const { clock, fake } = await plugged(pino({ level: 'warn' }, { write: (line) => void lines.push(line) }))
    fake.respond = () => ({ type: 'nak', reason: 'unknown-command' })
    await clock.advance(60_000)
    expect(fake.polls).toBeGreaterThan(1_000)
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.length).toBeLessThan(10)
  })

  it('to say who it is counts as gone, and is asked again', async () => {
    const { clock, fake, heard } = await plugged()
    fake.respond = (command) => ({
      type: 'nak',
      reason: command.type === 'poll' ? 'sequence' : 'secure-channel-required',
    })
    await clock.advance(5_000)
    expect(heard).toEqual(['online', 'offline'])
    fake.respond = undefined
    await clock.advance(1_000)
    expect(heard).toEqual(['online', 'offline', 'online'])
  })
})

describe('the keypad', () => {
  it('shows the digits as a flat, and `*` takes them back', async () => {
    const { clock, fake, heard } = await plugged()
    fake.reports.push(key('1'), key('2'))
    await clock.advance(60)
    expect(fake.text).toBe('Кв. 12')
    fake.reports.push(key('*'))
    await clock.advance(60)
    expect(fake.text).toBe('Домовой')
    expect(heard).toEqual(['online', 'key 1', 'key 2', 'key *'])
  })

  it('forgets the digits after ten seconds of silence, counted from the last one', async () => {
    const { clock, fake } = await plugged()
    fake.reports.push(key('1'))
    await clock.advance(9_900)
    fake.reports.push(key('2'))
    await clock.advance(9_900)
    expect(fake.text).toBe('Кв. 12')
    await clock.advance(300)
    expect(fake.text).toBe('Домовой')
    fake.reports.push(key('2'))
    await clock.advance(60)
    expect(fake.text).toBe('Кв. 2')
  })

  it('denies what was entered: nothing opens by a number yet', async () => {
    const { clock, fake, heard } = await plugged()
    fake.reports.push(key('1', '2', '#'))
    await clock.advance(60)
    expect(heard).toEqual(['online', 'key 1', 'key 2', 'key #', 'denied keypad'])
    expect([fake.text, fake.temporaryText]).toEqual(['Домовой', 'Ключ не найден'])
    expect(fake.led).toMatchObject({ temporary: { onColor: 'red' } })
    expect(fake.buzzer).toMatchObject({ tone: 'default', count: 1 })
  })
})

describe('the reader', () => {
  it('tells the card and denies it', async () => {
    const { clock, fake, heard } = await plugged()
    fake.reports.push(key('1'), card)
    await clock.advance(60)
    const presented = { bitCount: 32, bits: fromHex('04A1B2C3'), format: 'raw', reader: 0 }
    expect(heard).toEqual(['online', 'key 1', presented, 'denied card'])
    expect([fake.text, fake.temporaryText]).toEqual(['Домовой', 'Ключ не найден'])
  })

  it('takes no card without bits for one', async () => {
    const { clock, fake, heard } = await plugged()
    fake.reports.push({ type: 'raw-card', reader: 0, format: 'raw', bitCount: 0, bits: new Uint8Array() })
    await clock.advance(60)
    expect(heard).toEqual(['online'])
  })
})

describe('the door', () => {
  it('turns the panel green and loud while it is unlocked, in place of what was typed', async () => {
    const { clock, fake, panel } = await plugged()
    fake.reports.push(key('1'))
    await clock.advance(60)
    panel.feedback('unlocked')
    await clock.advance(10)
    expect(fake.text).toBe('Открыто')
    expect(fake.led).toMatchObject({ temporary: 'cancel', permanent: { onColor: 'green' } })
    expect(fake.buzzer).toMatchObject({ tone: 'default', onTicks: 2 })
    panel.feedback('idle')
    await clock.advance(10)
    expect(fake.text).toBe('Домовой')
    expect(fake.buzzer).toMatchObject({ tone: 'off' })
  })

  it('takes words of its own', async () => {
    const { clock, fake, panel } = await plugged()
    panel.feedback('wait', 'Звоним')
    await clock.advance(10)
    expect(fake.text).toBe('Звоним')
    panel.feedback('denied', 'Нет доступа')
    await clock.advance(10)
    expect([fake.text, fake.temporaryText]).toEqual(['Звоним', 'Нет доступа'])
  })
})

describe('a bad line', () => {
  it('is counted, and ends nothing', async () => {
    const { clock, channel, fake, heard, panel } = await plugged()
    channel.deliver(fromHex('DE AD BE EF 53 80 08 00 06 40 00 00'))
    channel.deliver(fromHex('53 80 FF FF'))
    await clock.advance(1_000)
    expect(panel.defects()).toMatchObject({ noise: 1, 'bad-check': 1, 'bad-length': 1 })
    fake.reports.push(key('1'))
    await clock.advance(100)
    expect(heard).toEqual(['online', 'key 1'])
  })

  it('that swallows every third answer loses no key and doubles none', async () => {
    const { clock, channel, fake, heard } = await plugged()
    let answers = 0
    channel.onBytes = (bytes) => {
      for (const answer of fake.take(bytes)) if (answers++ % 3 !== 0) channel.deliver(answer)
    }
    for (let i = 0; i < 20; i++) fake.reports.push(key(i % 2 ? '1' : '2'))
    await clock.advance(20_000)
    expect(heard.filter((what) => what === 'key 1')).toHaveLength(10)
    expect(heard.filter((what) => what === 'key 2')).toHaveLength(10)
    expect(heard).not.toContain('offline')
  })

  it('that is cut is offline within a second, and comes back by itself with everything shown', async () => {
    const { clock, channel, fake, heard, panel } = await plugged()
    const answer = channel.onBytes
    channel.onBytes = () => {}
    await clock.advance(1_000)
    expect(heard).toEqual(['online', 'offline'])
    panel.feedback('unlocked')
    channel.onBytes = answer
    await clock.advance(1_000)
    expect(heard).toEqual(['online', 'offline', 'online'])
    expect(fake.text).toBe('Открыто')
  })

  it('that is dead for long is opened anew', async () => {
    const { clock, channel } = await plugged()
    channel.onBytes = () => {}
    await clock.advance(10_000)
    expect(channel.openings).toBeGreaterThan(1)
  })

  it('that the other side closes is opened anew', async () => {
    const { clock, channel, heard } = await plugged()
    channel.hangUp()
    await clock.advance(2_000)
    expect(heard).toEqual(['online', 'offline', 'online'])
  })
})

describe('stopping', () => {
  it('leaves no timer behind and says nothing more', async () => {
    const { clock, fake, panel } = await plugged()
    fake.reports.push(key('1'))
    await clock.advance(60)
    await panel.stop()
    const polls = fake.polls
    expect(clock.pendingTimers).toBe(0)
    panel.feedback('unlocked')
    await clock.advance(20_000)
    expect(fake.polls).toBe(polls)
    const texts = fake.commands.filter((command: Command) => command.type === 'show-text')
    expect(texts.at(-1)).toMatchObject({ text: 'Кв. 1'.padEnd(16) })
  })
})
