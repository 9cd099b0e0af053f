import type {
  Command,
  LedColor,
  LedControl,
  LedPattern,
  ShowTextCommand,
  SoundBuzzerCommand,
} from '@domovoy/protocol/osdp'

/** What the panel says as long as nothing else happens. */
export type Mood = 'idle' | 'unlocked' | 'wait'

/** A mood stays; `denied` shows for a moment over the mood. */
export type FeedbackKind = Mood | 'denied'

/** @property text instead of the mood's own */
export type Shown = { mood: Mood; text?: string }

/** Every word that a visitor reads on the panel. Up to 16 characters: the narrowest display in use. */
export const panelTexts = {
  idle: 'Домовой',
  unlocked: 'Открыто',
  wait: 'Подождите',
  denied: 'Ключ не найден',
  premises: (digits: string) => `Кв. ${digits}`,
} as const

const displayWidth = 16
const deniedSeconds = 3
const deniedLedTicks = 20

const ledColors: Record<Mood, LedColor> = { idle: 'black', unlocked: 'green', wait: 'amber' }

/** LED, buzzer and text of a mood. Complete: whatever the panel showed before is gone. */
export function present(shown: Shown): Command[] {
  return [
    showText(shown.text ?? panelTexts[shown.mood]),
    setLed('cancel', steady(ledColors[shown.mood])),
    shown.mood === 'unlocked' ? openBeep : silence,
  ]
}

/** The digits typed so far, in place of the mood's text. */
export function presentDigits(digits: string): Command[] {
  return [showText(panelTexts.premises(digits))]
}

/** Red, a short buzz and a word; the panel falls back by itself to the mood, even if the controller should be gone by then. */
export function presentDenied(shown: Shown, text: string = panelTexts.denied): Command[] {
  return [
    showText(shown.text ?? panelTexts[shown.mood]),
    showText(text, deniedSeconds),
    setLed({ ...steady('red'), ticks: deniedLedTicks }, steady(ledColors[shown.mood])),
    deniedBuzz,
  ]
}

function showText(text: string, seconds?: number): ShowTextCommand {
  // Padded: a display made of characters keeps what a shorter text does not cover.
  const padded = text.slice(0, displayWidth).padEnd(displayWidth)
  const place = { reader: 0, wraps: false, row: 1, column: 1, text: padded }
  return { type: 'show-text', ...place, ...(seconds !== undefined && { seconds }) }
}

function setLed(temporary: LedControl['temporary'], permanent: LedPattern): Command {
  return { type: 'set-leds', leds: [{ reader: 0, led: 0, temporary, permanent }] }
}

function steady(color: LedColor): LedPattern {
  return { onTicks: 1, offTicks: 0, onColor: color, offColor: color }
}

const silence: SoundBuzzerCommand = { type: 'sound-buzzer', reader: 0, tone: 'off', onTicks: 0, offTicks: 0, count: 0 }

/** Until the door locks again; at most two minutes, so that a controller that died leaves no panel beeping all night. */
const openBeep: SoundBuzzerCommand = { ...silence, tone: 'default', onTicks: 2, offTicks: 3, count: 240 }

const deniedBuzz: SoundBuzzerCommand = { ...silence, tone: 'default', onTicks: 5, offTicks: 0, count: 1 }
