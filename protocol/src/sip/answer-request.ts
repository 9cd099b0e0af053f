import type { Received, SipHeader, SipRequest, SipResponse } from './message.ts'

export const allowed = 'INVITE, ACK, CANCEL, BYE, OPTIONS, INFO'

/** What of a request its answer repeats (RFC 3261 §8.2.6). */
export function answerRequest(
  request: Received<SipRequest>,
  [status, reason]: readonly [number, string],
  ownTag: string,
): SipResponse {
  const same = request.headers.filter(({ name }) => ['via', 'from', 'call-id', 'cseq'].includes(name))
  const to = request.headers.find(({ name }) => name === 'to')?.value ?? ''
  const tagged = request.parts.to.params.has('tag') ? to : `${to};tag=${ownTag}`
  const headers: SipHeader[] = [...same, { name: 'to', value: tagged }, { name: 'allow', value: allowed }]
  return { kind: 'response', status, reason, headers, body: new Uint8Array() }
}

/** Who is spoken to: tags tell calls apart that share a Call-ID (§12). */
export interface CallNames {
  callId: string
  ownTag: string
  /** Nothing before somebody answered. */
  peerTag: string | undefined
}

export function isWithin({ parts }: Received<SipRequest>, { callId, ownTag, peerTag }: CallNames): boolean {
  const isOurs = parts.callId === callId && parts.to.params.get('tag') === ownTag
  return isOurs && (peerTag === undefined || parts.from.params.get('tag') === peerTag)
}

/**
 * What is said to a peer that asks something within or beside a call that was made by us. The same for the same question,
 * so repetitions need no memory. A change of the call (re-INVITE, UPDATE) is declined, and the call goes on as it was (§14.2).
 */
export function judgeRequest(request: Received<SipRequest>, names: CallNames): readonly [number, string] {
  const { method } = request
  if (request.headers.some(({ name }) => name === 'require')) return [420, 'Bad Extension']
  if (!isWithin(request, names)) {
    if (method === 'OPTIONS') return [200, 'OK']
    return method === 'INVITE' && !request.parts.to.params.has('tag')
      ? [403, 'Forbidden']
      : [481, 'Call/Transaction Does Not Exist']
  }
  if (method === 'BYE' || method === 'OPTIONS' || method === 'INFO') return [200, 'OK']
  if (method === 'INVITE' || method === 'UPDATE') return [488, 'Not Acceptable Here']
  return method === 'CANCEL' ? [481, 'Call/Transaction Does Not Exist'] : [405, 'Method Not Allowed']
}
