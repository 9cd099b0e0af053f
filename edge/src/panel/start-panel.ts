import type { CardFormat, Key, RawCardReply } from '@domovoy/protocol/osdp'
import type { CancelTimer, Clock } from '../runtime/clock.ts'
import type { Log } from '../runtime/log.ts'
import { type FeedbackKind, present, presentDenied, presentDigits, type Shown } from './feedback.ts'
import { silenceMs, typeKey } from './keypad.ts'
import type { PanelChannel } from './panel-channel.ts'
import { defaultSettings } from './session.ts'
import { type PanelDefect, startSession } from './start-session.ts'

/** What a reader saw. `bits`: most significant first, zero beyond `bitCount`. */
export type PresentedCard = { bitCount: number; bits: Uint8Array; format: CardFormat; reader: number }

export type PanelOptions = {
  channel: PanelChannel
  /** The panel's OSDP address, 0…0x7E; 0 unless somebody set another. */
  address?: number
  clock: Clock
  log: Log
  /** The panel answers, or no longer does. Offline at the start. */
  onOnline(isOnline: boolean): void
  onCard(card: PresentedCard): void
  onKey(key: Key): void
  /** Somebody tried a card or what they had typed, and it opens nothing. The panel has said so already. */
  onDenied(via: 'card' | 'keypad'): void
}

export type Panel = {
  /** `denied` shows for a moment; anything else stays until the next one. @param text instead of the usual words */
  feedback(kind: FeedbackKind, text?: string): void
  defects(): Partial<Record<PanelDefect, number>>
  /** Closes the line; resolves once it is closed. */
  stop(): Promise<void>
}

/** Talks with the visitor at the door: digits, cards, light, sound and words. Opens and keeps the line by itself. */
export function startPanel(options: PanelOptions): Panel {
  const { channel, clock, log } = options
  const settings = { ...defaultSettings, address: options.address ?? defaultSettings.address }
  let shown: Shown = { mood: 'idle' }
  let digits = ''
  let cancelSilence: CancelTimer = () => {}

  const session = startSession({
    channel,
    settings,
    clock,
    log,
    onOnline: options.onOnline,
    onReady: show,
    onCard: takeCard,
    onKey: takeKey,
  })

  function show(): void {
    session.send(present(shown))
    if (digits !== '') session.send(presentDigits(digits))
  }

  function takeKey(key: Key): void {
    options.onKey(key)
    const typed = typeKey(digits, key)
    setDigits(typed.digits)
    if (typed.entered !== undefined) deny('keypad')
    else if (digits === '') show()
    else session.send(presentDigits(digits))
  }

  function takeCard({ bitCount, bits, format, reader }: RawCardReply): void {
    if (bitCount === 0) return
    options.onCard({ bitCount, bits, format, reader })
    setDigits('')
    deny('card')
  }

  /** No key opens anything yet. */
  function deny(via: 'card' | 'keypad'): void {
    session.send(presentDenied(shown))
    options.onDenied(via)
  }

  function setDigits(next: string): void {
    cancelSilence()
    digits = next
    if (digits === '') return
    cancelSilence = clock.setTimer(silenceMs, () => {
      digits = ''
      show()
    })
  }

  return {
    feedback(kind, text) {
      setDigits('')
      if (kind === 'denied') {
        session.send(presentDenied(shown, text))
      } else {
        shown = { mood: kind, ...(text !== undefined && { text }) }
        show()
      }
    },
    defects: session.defects,
    async stop() {
      cancelSilence()
      await session.stop()
    },
  }
}
