import { decodeCommand, encodeCommand } from '@domovoy/protocol/osdp'
import { describe, expect, it } from 'vitest'
import { type Mood, panelTexts, present, presentDenied, presentDigits } from './feedback.ts'

const moods: Mood[] = ['idle', 'unlocked', 'wait']

describe('feedback', () => {
  it.each([...moods.map((mood) => panelTexts[mood]), panelTexts.denied, panelTexts.premises('12345678')])(
    '«%s» fits the display and the encoding',
    (text) => {
      expect(text.length).toBeLessThanOrEqual(16)
      const command = presentDenied({ mood: 'idle' }, text)[1]
      expect(command && decodeCommand(encodeCommand(command))).toMatchObject({ command: { text: text.padEnd(16) } })
    },
  )

  it.each(moods)('%s says everything: text, light and sound', (mood) => {
    expect(present({ mood }).map(({ type }) => type)).toEqual(['show-text', 'set-leds', 'sound-buzzer'])
  })

  it('words given take the place of the usual ones', () => {
    expect(present({ mood: 'wait', text: 'Звоним' })[0]).toMatchObject({ text: 'Звоним'.padEnd(16) })
  })

  it('a denial falls back by itself to the mood beneath', () => {
    expect(presentDenied({ mood: 'unlocked' })).toMatchObject([
      { type: 'show-text', text: 'Открыто'.padEnd(16) },
      { type: 'show-text', text: 'Ключ не найден'.padEnd(16), seconds: 3 },
      { leds: [{ temporary: { onColor: 'red', ticks: 20 }, permanent: { onColor: 'green' } }] },
      { type: 'sound-buzzer', tone: 'default', onTicks: 5, count: 1 },
    ])
  })

  it('the open beep ends by itself', () => {
    expect(present({ mood: 'unlocked' })[2]).toMatchObject({ tone: 'default', count: 240 })
    expect(present({ mood: 'idle' })[2]).toMatchObject({ tone: 'off' })
  })

  it('digits are shown as a flat', () => expect(presentDigits('12')).toMatchObject([{ text: 'Кв. 12'.padEnd(16) }]))
})
