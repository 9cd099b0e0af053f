import { answerRequest, isWithin, judgeRequest } from './answer-request.ts'
import { type Credentials, createAuthorisation } from './authorisation.ts'
import {
  branchCookie,
  type CallIdentity,
  type CallWay,
  callRequest,
  cancelRequest,
  wayToAnswerer,
} from './call-requests.ts'
import { type ClientTransaction, startClientTransaction } from './client-transaction.ts'
import type { DigestHash } from './digest.ts'
import type { Received, SipHeader, SipMessage, SipRequest, SipResponse } from './message.ts'
import { type SipTimers, transactionMs } from './timers.ts'

/** Why a call is over. `status`: refused with it (RFC 3261 §21), before anybody answered. */
export type CallEnd =
  | { why: 'refused'; status: number; hasRung: boolean }
  /** Nobody answered within the limit. */
  | { why: 'unanswered'; hasRung: boolean }
  /** The server itself said nothing at all. */
  | { why: 'silence' }
  /** The other side hung up after it had answered. */
  | { why: 'hung-up' }
  | { why: 'done' }

export interface OutgoingCallOptions extends CallIdentity {
  credentials: Credentials | undefined
  /** SDP. */
  offer: string
  /** From the first request until an answer, ms. */
  ringLimitMs: number
  isReliable: boolean
  timers: SipTimers
  hash: DigestHash
  /** Fresh letters and digits that nobody can guess. */
  randomToken: () => string
  send: (message: SipMessage) => void
  /** Somebody answered; with the SDP of where they listen. */
  onAnswer: (body: Uint8Array) => void
  /** Once. What is still owed to the other side is sent after it. */
  onEnd: (end: CallEnd) => void
  /** Nothing more will be sent: the line may go. */
  onIdle: () => void
}

export interface OutgoingCall {
  /** Whatever came over the line. */
  receive(message: Received<SipRequest> | Received<SipResponse>): void
  /** Stops ringing, or ends the talk. */
  hangUp(): void
}

/**
 * One call from here to a phone by RFC 3261 §13: rings, answers a demand for a password, acknowledges, hangs up. A pure
 * machine: it owns no socket and no clock. It sends everything to the one server it began with and never to an address that
 * a message names.
 */
export function placeCall(options: OutgoingCallOptions): OutgoingCall {
  const { target, callId, ownTag, timers, isReliable, randomToken, send, onAnswer, onEnd, onIdle } = options
  const authorisation = createAuthorisation(options.credentials, options.hash, randomToken)
  const transactions = new Set<ClientTransaction>()
  const acknowledgements = new Map<string, SipRequest>()
  const offer = new TextEncoder().encode(options.offer)
  const first: CallWay = { uri: target, route: [], to: `<${target}>` }
  let number = 1
  let invite: SipRequest | undefined
  let ringing: ClientTransaction | undefined
  let answered: { way: CallWay; tag: string } | undefined
  let hasRung = false
  let isProvisional = false
  let isLeaving = false
  let isCancelled = false
  let isOver = false
  let stopLimit = () => {}

  const end = (why: CallEnd) => {
    if (isOver) return
    isOver = true
    stopLimit()
    onEnd(why)
  }
  const settle = () => {
    if (isOver && transactions.size === 0) onIdle()
  }

  /** The INVITE's transaction waits for repetitions of a 2xx; once the call is over and its BYE answered, nobody needs that. */
  const release = () => {
    if (answered && isOver && ringing && [...transactions].every((it) => it === ringing)) ringing.stop()
    settle()
  }

  const ask = (
    request: SipRequest,
    branch: string,
    onResponse: (response: Received<SipResponse>) => void,
    onTimeout: () => void,
  ) => {
    const transaction = startClientTransaction({
      ...{ request, branch, isReliable, timers, send, onResponse, onTimeout },
      onEnd: () => {
        transactions.delete(transaction)
        release()
      },
    })
    transactions.add(transaction)
    return transaction
  }

  const ring = () => {
    const branch = `${branchCookie}${randomToken()}`
    const more = authorisation.headersFor('INVITE', first.uri)
    invite = callRequest(options, first, { method: 'INVITE', number, branch, more }, offer)
    isProvisional = false
    ringing = ask(invite, branch, onInviteResponse, () => end({ why: 'silence' }))
  }

  const cancel = () => {
    if (!invite || !ringing || isCancelled) return
    isCancelled = true
    const inviting = ringing
    // Whoever does not end the INVITE after its CANCEL is not waited for (§9.1).
    timers.after(transactionMs, inviting.stop)
    ask(
      cancelRequest(invite),
      inviting.branch,
      () => {},
      () => {},
    )
  }

  const onInviteResponse = (response: Received<SipResponse>) => {
    const { status } = response
    if (status < 200) {
      isProvisional = true
      if (status > 100) hasRung = true
      if (isLeaving) cancel()
    } else if (status < 300) accept(response)
    else if ((status === 401 || status === 407) && !isLeaving && authorisation.take(response)) {
      number += 1
      ring()
    } else end({ why: 'refused', status, hasRung })
  }

  /** Every 2xx is acknowledged, each time it comes (§13.2.2.4). A second phone that answered as well is sent away. */
  const accept = (response: Received<SipResponse>) => {
    const tag = response.parts.to.params.get('tag') ?? ''
    const known = acknowledgements.get(tag)
    if (known) return send(known)
    const way = wayToAnswerer(response, target)
    const credentials = invite?.headers.filter(({ name }) => /^(?:proxy-)?authorization$/.test(name)) ?? []
    const branch = `${branchCookie}${randomToken()}`
    const request = callRequest(options, way, {
      method: 'ACK',
      number: response.parts.cseq.number,
      branch,
      more: credentials,
    })
    acknowledgements.set(tag, request)
    send(request)
    if (answered) return leave(way)
    answered = { way, tag }
    if (isLeaving) return leave(way)
    stopLimit()
    onAnswer(response.body)
  }

  const leave = (way: CallWay) => {
    number += 1
    const say = (more: SipHeader[], isAgain: boolean) => {
      const branch = `${branchCookie}${randomToken()}`
      const bye = callRequest(options, way, { method: 'BYE', number, branch, more })
      const onResponse = (response: Received<SipResponse>) => {
        if (isAgain || (response.status !== 401 && response.status !== 407) || !authorisation.take(response)) return
        number += 1
        say(authorisation.headersFor('BYE', way.uri), true)
      }
      ask(bye, branch, onResponse, () => {})
    }
    say(authorisation.headersFor('BYE', way.uri), false)
  }

  const hangUp = (why: CallEnd) => {
    if (isLeaving || isOver) return
    isLeaving = true
    if (answered) leave(answered.way)
    else if (isProvisional) cancel()
    end(why)
    settle()
  }

  const answer = (request: Received<SipRequest>) => {
    if (request.method === 'ACK') return
    const names = { callId, ownTag, peerTag: answered?.tag }
    send(answerRequest(request, judgeRequest(request, names), ownTag))
    if (request.method !== 'BYE' || !isWithin(request, names) || !answered) return
    isLeaving = true
    end({ why: 'hung-up' })
    release()
  }

  stopLimit = timers.after(options.ringLimitMs, () => hangUp({ why: 'unanswered', hasRung }))
  ring()
  return {
    receive: (message) => {
      if (message.kind === 'request') return answer(message)
      const { parts } = message
      const isOurs = (it: ClientTransaction) =>
        it.branch === parts.vias[0].params.get('branch') && it.method === parts.cseq.method
      if (parts.callId === callId) [...transactions].find(isOurs)?.receive(message)
    },
    hangUp: () => hangUp(answered ? { why: 'done' } : { why: 'unanswered', hasRung }),
  }
}
