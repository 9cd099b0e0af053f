import type { Command, LedColor, LedControl } from '@domovoy/protocol/osdp'
import { describe, expect, it } from 'vitest'
import { createFace } from '../face.ts'
import { FakeTimers } from '../fake-timers.ts'
import { buzzerBehaviour } from './buzzer.ts'
import { presentCard } from './card.ts'
import { pressKey } from './keypad.ts'
import { ledBehaviour } from './led.ts'
import { createReports } from './poll.ts'
import { textBehaviour } from './text.ts'

const ack = { type: 'ack' }

describe('the LED', () => {
  const steady = (color: LedColor) => ({ onTicks: 1, offTicks: 0, onColor: color, offColor: color })
  const set = (temporary: LedControl['temporary'], permanent: LedControl['permanent'], led = 0): Command => ({
    type: 'set-leds',
    leds: [{ reader: 0, led, temporary, permanent }],
  })
  function start() {
    const timers = new FakeTimers()
    const face = createFace()
    const led = ledBehaviour(face, timers)
    return { timers, led, color: () => face.state().led }
  }

  it('shows its permanent colour', () => {
    const { led, color } = start()
    expect(led.answer(set('keep', steady('green')))).toEqual(ack)
    expect(color()).toBe('green')
  })

  it('shows a temporary colour for its time, then the permanent one', () => {
    const { led, timers, color } = start()
    led.answer(set({ ...steady('red'), ticks: 20 }, steady('amber')))
    expect(color()).toBe('red')
    timers.advance(1_999)
    expect(color()).toBe('red')
    timers.advance(1)
    expect(color()).toBe('amber')
  })

  it('changes its permanent colour beneath a temporary one, and ends that when told to', () => {
    const { led, color } = start()
    led.answer(set({ ...steady('red'), ticks: 20 }, 'keep'))
    led.answer(set('keep', steady('green')))
    expect(color()).toBe('red')
    led.answer(set('cancel', 'keep'))
    expect(color()).toBe('green')
  })

  it('blinks, and leaves no timer behind', () => {
    const { led, timers, color } = start()
    led.answer(set('keep', { onTicks: 2, offTicks: 3, onColor: 'blue', offColor: 'black' }))
    const seen = [color()]
    for (let i = 0; i < 10; i++) {
      timers.advance(100)
      seen.push(color())
    }
    const [on, off] = ['blue', 'black'] as const
    expect(seen).toEqual([on, on, off, off, off, on, on, off, off, off, on])
    led.stop?.()
    expect(timers.pending).toBe(0)
  })

  it('knows no second LED', () => {
    expect(start().led.answer(set('keep', steady('red'), 1))).toEqual({ type: 'nak', reason: 'unable-to-process' })
  })
})

describe('the buzzer', () => {
  const sound = (tone: 'default' | 'off', onTicks = 0, offTicks = 0, count = 0): Command => ({
    type: 'sound-buzzer',
    reader: 0,
    tone,
    onTicks,
    offTicks,
    count,
  })
  function start() {
    const timers = new FakeTimers()
    const face = createFace()
    const buzzer = buzzerBehaviour(face, timers)
    return { timers, buzzer, sounds: () => face.state().buzzer }
  }

  it('sounds as often as it is told', () => {
    const { buzzer, timers, sounds } = start()
    expect(buzzer.answer(sound('default', 1, 2, 2))).toEqual(ack)
    const seen = [sounds()]
    for (let i = 0; i < 6; i++) {
      timers.advance(100)
      seen.push(sounds())
    }
    expect(seen).toEqual([true, false, false, true, false, false, false])
    expect(timers.pending).toBe(0)
  })

  it('goes on without end until it is told to be silent', () => {
    const { buzzer, timers, sounds } = start()
    buzzer.answer(sound('default', 2, 3, 0))
    timers.advance(60_000)
    expect(sounds()).toBe(true)
    buzzer.answer(sound('off'))
    expect(sounds()).toBe(false)
    expect(timers.pending).toBe(0)
  })
})

describe('the display', () => {
  const show = (text: string, seconds?: number): Command => ({
    type: 'show-text',
    reader: 0,
    wraps: false,
    row: 1,
    column: 1,
    text,
    ...(seconds !== undefined && { seconds }),
  })
  function start() {
    const timers = new FakeTimers()
    const face = createFace()
    const display = textBehaviour(face, timers)
    return { timers, display, text: () => face.state().text }
  }

  it('shows sixteen characters', () => {
    const { display, text } = start()
    expect(display.answer(show('Домовой         '))).toEqual(ack)
    expect(text()).toBe('Домовой')
    display.answer(show('Очень длинный текст'))
    expect(text()).toBe('Очень длинный те')
  })

  it('falls back from a temporary text to the permanent one', () => {
    const { display, timers, text } = start()
    display.answer(show('Домовой'))
    display.answer(show('Ключ не найден', 3))
    expect(text()).toBe('Ключ не найден')
    timers.advance(3_000)
    expect(text()).toBe('Домовой')
  })

  it('shows a new permanent text at once', () => {
    const { display, timers, text } = start()
    display.answer(show('Ключ не найден', 3))
    display.answer(show('Открыто'))
    expect(text()).toBe('Открыто')
    timers.advance(10_000)
    expect(text()).toBe('Открыто')
  })
})

describe('keys and cards', () => {
  it('wait for the next poll in order; what is no key is none', () => {
    const reports = createReports()
    for (const key of ['1', 'x', '', '*']) pressKey(reports, key)
    presentCard(reports, '04A1B2C3')
    expect([reports.next(), reports.next(), reports.next(), reports.next()]).toEqual([
      { type: 'keypad', reader: 0, keys: ['1'] },
      { type: 'keypad', reader: 0, keys: ['*'] },
      { type: 'raw-card', reader: 0, format: 'raw', bitCount: 32, bits: Uint8Array.of(4, 0xa1, 0xb2, 0xc3) },
      undefined,
    ])
  })

  it('are bounded while nobody asks', () => {
    const reports = createReports()
    for (let i = 0; i < 1000; i++) pressKey(reports, '1')
    let count = 0
    while (reports.next()) count++
    expect(count).toBe(64)
  })

  it('a card is hexadecimal', () => expect(() => presentCard(createReports(), 'card')).toThrow(RangeError))
})
