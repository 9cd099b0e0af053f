import {
  type Capability,
  type Command,
  decodeReply,
  encodeCommand,
  encodeFrame,
  type Frame,
  type IdentityReply,
  type Key,
  type NakReason,
  nextSequence,
  type RawCardReply,
  type Reply,
  type Sequence,
} from '@domovoy/protocol/osdp'
import { enqueue } from './command-queue.ts'

/**
 * The controller's side of a conversation with one peripheral (IEC 60839-11-5 §5.7, §5.9): what is sent next, what an
 * answer means, when the peripheral counts as gone. Pure: the shell beside it owns the line and the timers.
 */
export type Session = {
  stage: 'closed' | 'identifying' | 'asking-capabilities' | 'ready'
  /** What the outside was told last. */
  isOnline: boolean
  /** Of the command that waits for its answer, or else of the next one. */
  sequence: Sequence
  waiting: Waiting | undefined
  /** Nothing is sent before, but for what waits in the queue. */
  notBeforeMs: number
  /** Commands in a row that found no answer. */
  misses: number
  /** Answers in a row that said "busy". */
  busies: number
  identity: IdentityReply | undefined
  queue: readonly Command[]
}

/** @property isExcused the peripheral said that it is busy: silence until the deadline is no miss */
type Waiting = { command: Command; deadlineMs: number; isExcused: boolean }

export type SessionSettings = {
  address: number
  /** From one poll to the next while nothing happens: half of it is what a key or a card waits on average. */
  pollMs: number
  /** An answer that is later counts as none. The standard gives a peripheral 200 ms. */
  replyTimeoutMs: number
  /** Misses in a row after which the panel is offline. */
  missesUntilOffline: number
  /** Misses in a row after which the line itself is opened anew. */
  missesUntilHangUp: number
  /** Between tries while nobody answers. */
  retryMs: number
  /** "Busy" in a row that is believed. */
  maxBusies: number
}

export const defaultSettings: SessionSettings = {
  address: 0,
  pollMs: 50,
  replyTimeoutMs: 200,
  missesUntilOffline: 4,
  missesUntilHangUp: 12,
  retryMs: 500,
  maxBusies: 25,
}

export type SessionEvent =
  | { type: 'opened' }
  | { type: 'closed' }
  | { type: 'frame'; frame: Frame }
  /** The time that `wakeAtMs` named has come. */
  | { type: 'wake' }
  | { type: 'enqueue'; commands: readonly Command[] }

/** A frame that came whole and yet says nothing that was asked for. */
export type SessionDefect = 'stray-frame' | 'secure-channel' | 'unknown-reply' | 'malformed-reply'

export type SessionEffect =
  | { type: 'send'; bytes: Uint8Array }
  | { type: 'online'; isOnline: boolean }
  /** The panel may have been restarted: whatever it showed has to be shown again. */
  | { type: 'ready'; identity: IdentityReply | undefined; capabilities: Capability[] }
  | { type: 'card'; card: RawCardReply }
  | { type: 'key'; key: Key }
  | { type: 'refused'; command: Command['type']; reason: NakReason | number }
  | { type: 'defect'; defect: SessionDefect }
  /** Close the line and open it again. */
  | { type: 'hang-up' }

export const closedSession: Session = {
  stage: 'closed',
  isOnline: false,
  sequence: 0,
  waiting: undefined,
  notBeforeMs: 0,
  misses: 0,
  busies: 0,
  identity: undefined,
  queue: [],
}

/** When the session wants to be woken, by the clock that `step` is given; nothing while the line is closed. */
export function wakeAtMs(session: Session): number | undefined {
  if (session.stage === 'closed') return undefined
  return session.waiting?.deadlineMs ?? session.notBeforeMs
}

type Next = { session: Session; effects: SessionEffect[] }
type Now = { nowMs: number; settings: SessionSettings }

/** @param nowMs of a clock that never jumps */
export function step(
  session: Session,
  event: SessionEvent,
  nowMs: number,
  settings: SessionSettings = defaultSettings,
): Next {
  const now = { nowMs, settings }
  const taken = take(session, event, now)
  const sent = sendNext(taken.session, now)
  return { session: sent.session, effects: [...taken.effects, ...sent.effects] }
}

function take(session: Session, event: SessionEvent, now: Now): Next {
  switch (event.type) {
    case 'opened':
      return to(closedSession, { stage: 'identifying', notBeforeMs: now.nowMs })
    case 'closed':
      return goOffline(session, 'closed', now)
    case 'enqueue':
      // Nothing is kept for a panel that is not there: once ready it is told how things stand then.
      return session.stage === 'ready' ? to(session, { queue: enqueue(session.queue, event.commands) }) : to(session)
    case 'wake':
      return session.waiting && session.waiting.deadlineMs <= now.nowMs
        ? endWait(session, session.waiting, now)
        : to(session)
    case 'frame':
      return takeFrame(session, event.frame, now)
  }
}

/** Sends whatever is due when no answer is waited for. */
function sendNext(session: Session, now: Now): Next {
  if (session.stage === 'closed' || session.waiting) return to(session)
  const [first, ...queue] = session.stage === 'ready' ? session.queue : []
  if (first) return send({ ...session, queue }, first, now)
  return now.nowMs < session.notBeforeMs ? to(session) : send(session, opening[session.stage], now)
}

/** What is sent at each stage when nothing else is to be said. */
const opening = {
  identifying: { type: 'identify' },
  'asking-capabilities': { type: 'ask-capabilities' },
  ready: { type: 'poll' },
} as const satisfies Record<Exclude<Session['stage'], 'closed'>, Command>

function send(session: Session, command: Command, { nowMs, settings }: Now): Next {
  const { address, pollMs, replyTimeoutMs } = settings
  const body = encodeCommand(command)
  const bytes = encodeFrame({ address, isReply: false, sequence: session.sequence, check: 'crc', body })
  const waiting = { command, deadlineMs: nowMs + replyTimeoutMs, isExcused: false }
  return to(session, { waiting, notBeforeMs: nowMs + pollMs }, { type: 'send', bytes })
}

function takeFrame(session: Session, frame: Frame, now: Now): Next {
  const { waiting, sequence } = session
  const decoded = decodeReply(frame.body)
  const reply = decoded.ok ? decoded.reply : undefined
  const isAnswer = frame.isReply && frame.address === now.settings.address
  const expected = reply?.type === 'busy' ? 0 : sequence
  if (!waiting || !isAnswer || frame.sequence !== expected) return to(session, {}, defect('stray-frame'))
  if (frame.security) return to(session, {}, defect('secure-channel'))
  if (reply?.type === 'busy') return takeBusy(session, waiting, now)
  if (reply?.type === 'nak' && reply.reason === 'check-characters') {
    // The command was spoilt on its way and not counted over there: it is sent again once its time is over.
    return to(session, {}, { type: 'refused', command: waiting.command.type, reason: reply.reason })
  }
  const answered = { ...session, waiting: undefined, sequence: nextSequence(sequence), misses: 0, busies: 0 }
  const next = takeReply(answered, waiting.command, reply, now)
  if (decoded.ok) return next
  const what = decoded.defect === 'malformed' ? 'malformed-reply' : 'unknown-reply'
  return { session: next.session, effects: [defect(what), ...next.effects] }
}

function takeReply(session: Session, command: Command, reply: Reply | undefined, now: Now): Next {
  if (reply?.type === 'nak') return takeNak(session, command, reply.reason, now)
  switch (session.stage) {
    case 'identifying':
      if (reply?.type !== 'identity') return goOffline(session, 'identifying', now)
      return to(session, { identity: reply, stage: 'asking-capabilities', notBeforeMs: now.nowMs })
    case 'asking-capabilities':
      return becomeReady(session, reply?.type === 'capabilities' ? reply.capabilities : [], now)
    default:
      return takeReport(session, reply, now)
  }
}

function takeReport(session: Session, reply: Reply | undefined, { nowMs }: Now): Next {
  // Where one thing happened there may be more: ask again at once.
  const askAgain = { notBeforeMs: nowMs }
  if (reply?.type === 'raw-card') return to(session, askAgain, { type: 'card', card: reply })
  if (reply?.type !== 'keypad') return to(session)
  return to(session, askAgain, ...reply.keys.map((key) => ({ type: 'key', key }) as const))
}

function takeNak(session: Session, command: Command, reason: NakReason | number, now: Now): Next {
  const refused: SessionEffect = { type: 'refused', command: command.type, reason }
  if (session.stage === 'identifying') {
    // It answers, but not to us: for whoever stands there it is as good as gone.
    const gone = goOffline(session, 'identifying', now)
    return { session: gone.session, effects: [refused, ...gone.effects] }
  }
  // It lost count of us, or was restarted and lost all: both begin anew.
  if (reason === 'sequence') return startAgain(session, now.settings.pollMs, now, refused)
  if (session.stage !== 'asking-capabilities') return to(session, {}, refused)
  const ready = becomeReady(session, [], now)
  return { session: ready.session, effects: [refused, ...ready.effects] }
}

function takeBusy(session: Session, waiting: Waiting, { nowMs, settings }: Now): Next {
  const busies = session.busies + 1
  const deadlineMs = nowMs + settings.replyTimeoutMs
  return to(session, { busies, waiting: { ...waiting, deadlineMs, isExcused: busies <= settings.maxBusies } })
}

function endWait(session: Session, waiting: Waiting, now: Now): Next {
  if (waiting.isExcused) return send(session, waiting.command, now)
  const misses = session.misses + 1
  const missed = { ...session, misses }
  if (misses >= now.settings.missesUntilHangUp) {
    const gone = goOffline(missed, 'closed', now)
    return { session: gone.session, effects: [...gone.effects, { type: 'hang-up' }] }
  }
  if (misses >= now.settings.missesUntilOffline) return goOffline(missed, 'identifying', now)
  if (session.stage === 'identifying') return startAgain(missed, now.settings.retryMs, now)
  // Under the same sequence number: should only the answer have been lost, it is repeated and nothing is done twice.
  return send(missed, waiting.command, now)
}

function becomeReady(session: Session, capabilities: Capability[], { nowMs }: Now): Next {
  const ready: SessionEffect = { type: 'ready', identity: session.identity, capabilities }
  const online: SessionEffect[] = session.isOnline ? [] : [{ type: 'online', isOnline: true }]
  return to(session, { stage: 'ready', isOnline: true, notBeforeMs: nowMs }, ...online, ready)
}

/** Back to sequence number 0, which a peripheral always takes (IEC 60839-11-5 §5.9). */
function startAgain(session: Session, waitMs: number, { nowMs }: Now, ...effects: SessionEffect[]): Next {
  const fresh = { stage: 'identifying', sequence: 0, waiting: undefined, queue: [] } as const
  return to(session, { ...fresh, notBeforeMs: nowMs + waitMs }, ...effects)
}

function goOffline(session: Session, stage: 'closed' | 'identifying', now: Now): Next {
  const offline: SessionEffect[] = session.isOnline ? [{ type: 'online', isOnline: false }] : []
  const again = startAgain(session, now.settings.retryMs, now, ...offline)
  return { session: { ...again.session, stage, isOnline: false }, effects: again.effects }
}

function defect(what: SessionDefect): SessionEffect {
  return { type: 'defect', defect: what }
}

function to(session: Session, change: Partial<Session> = {}, ...effects: SessionEffect[]): Next {
  return { session: { ...session, ...change }, effects }
}
