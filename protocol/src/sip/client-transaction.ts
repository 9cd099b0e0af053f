import type { Received, SipRequest, SipResponse } from './message.ts'
import { type SipTimers, t1Ms, t2Ms, t4Ms, transactionMs } from './timers.ts'

export interface ClientTransactionOptions {
  request: SipRequest
  /** Of its `Via`. */
  branch: string
  /** A stream: nothing is sent twice. */
  isReliable: boolean
  timers: SipTimers
  send: (request: SipRequest) => void
  /** Every provisional answer, and the final one once; of 2xx to an INVITE every repetition too (§13.2.2.4). */
  onResponse: (response: Received<SipResponse>) => void
  /** No final answer came in time: timer B or F. */
  onTimeout: () => void
  /** It is over: nothing more is sent. */
  onEnd: () => void
}

/** The asking side of one request and its answers: RFC 3261 §17.1, with RFC 6026 for repeated 2xx. */
export interface ClientTransaction {
  branch: string
  method: string
  receive(response: Received<SipResponse>): void
  /** The line is gone, or nobody waits any more. */
  stop(): void
}

type State = 'calling' | 'proceeding' | 'completed' | 'ended'

/** Sends the request at once, and again until it is answered. */
export function startClientTransaction(options: ClientTransactionOptions): ClientTransaction {
  const { request, branch, isReliable, timers, send, onResponse, onTimeout, onEnd } = options
  const { method } = request
  const isInvite = method === 'INVITE'
  let state: State = 'calling'
  let isAccepted = false
  let acknowledgement: SipRequest | undefined
  let stopRepeating = () => {}
  let stopWaiting = () => {}

  const end = () => {
    if (state === 'ended') return
    state = 'ended'
    stopRepeating()
    stopWaiting()
    onEnd()
  }

  /** Timers A and E: doubling, an INVITE's without a limit, others' up to T2. */
  const repeat = (delayMs: number) => {
    stopRepeating = timers.after(delayMs, () => {
      const isProceeding = state === 'proceeding'
      const doubled = isInvite ? 2 * delayMs : Math.min(2 * delayMs, t2Ms)
      repeat(isProceeding ? t2Ms : doubled)
      send(request)
    })
  }

  /** Timers D and K, or RFC 6026's M: repetitions are still on their way. */
  const complete = (afterMs: number) => {
    state = 'completed'
    stopRepeating()
    stopWaiting()
    stopWaiting = timers.after(afterMs, end)
  }

  const finish = (response: Received<SipResponse>) => {
    if (!isInvite) complete(isReliable ? 0 : t4Ms)
    else if (response.status < 300) {
      isAccepted = true
      complete(transactionMs)
    } else {
      acknowledgement = acknowledge(request, response)
      complete(isReliable ? 0 : transactionMs)
      send(acknowledgement)
    }
    onResponse(response)
  }

  const receive = (response: Received<SipResponse>) => {
    if (state === 'ended') return
    if (state === 'completed') {
      if (isAccepted && response.status >= 200 && response.status < 300) onResponse(response)
      else if (acknowledgement && response.status >= 300) send(acknowledgement)
      return
    }
    if (response.status >= 200) return finish(response)
    if (state === 'calling') {
      state = 'proceeding'
      // An INVITE may ring for long (§17.1.1.2): whoever waits for its end sets a limit of his own.
      if (isInvite) {
        stopRepeating()
        stopWaiting()
      }
    }
    onResponse(response)
  }

  stopWaiting = timers.after(transactionMs, () => {
    onTimeout()
    end()
  })
  if (!isReliable) repeat(t1Ms)
  send(request)
  return { branch, method, receive, stop: end }
}

/** The ACK of a refusal belongs to the same transaction (§17.1.1.3). */
function acknowledge(request: SipRequest, response: Received<SipResponse>): SipRequest {
  const to = response.headers.find(({ name }) => name === 'to')
  const kept = request.headers.filter(({ name }) => ['from', 'call-id', 'route', 'max-forwards'].includes(name))
  const [via] = request.headers.filter(({ name }) => name === 'via')
  const cseq = { name: 'cseq', value: `${response.parts.cseq.number} ACK` }
  const headers = [...(via ? [via] : []), ...kept, ...(to ? [to] : []), cseq]
  return { kind: 'request', method: 'ACK', uri: request.uri, headers, body: new Uint8Array() }
}
