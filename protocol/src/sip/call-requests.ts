import { allowed } from './answer-request.ts'
import { headerValues, type Received, type SipHeader, type SipRequest, type SipResponse } from './message.ts'

export interface CallPlace {
  transport: 'UDP' | 'TCP'
  /** IPv6 in brackets. */
  host: string
  port: number
}

export interface CallIdentity {
  /** Whom to ring, as a SIP address. */
  target: string
  /** Whom phones show, as a SIP address. */
  from: string
  callId: string
  ownTag: string
  /** Where answers come to. */
  place: CallPlace
  userAgent: string
}

/** What a request of the call is sent along: a dialog's target and route (RFC 3261 §12.2.1.1), or the first INVITE's. */
export interface CallWay {
  uri: string
  route: string[]
  /** The value of `To`. */
  to: string
}

export const branchCookie = 'z9hG4bK'

/** A request of this call. `branch` names its transaction. */
export function callRequest(
  identity: CallIdentity,
  way: CallWay,
  { method, number, branch, more = [] }: { method: string; number: number; branch: string; more?: SipHeader[] },
  body: Uint8Array = new Uint8Array(),
): SipRequest {
  const { transport, host, port } = identity.place
  const contact = `<sip:${host}:${port}${transport === 'TCP' ? ';transport=tcp' : ''}>`
  const headers = [
    { name: 'via', value: `SIP/2.0/${transport} ${host}:${port};rport;branch=${branch}` },
    { name: 'max-forwards', value: '70' },
    ...way.route.map((value) => ({ name: 'route', value })),
    { name: 'from', value: `<${identity.from}>;tag=${identity.ownTag}` },
    { name: 'to', value: way.to },
    { name: 'call-id', value: identity.callId },
    { name: 'cseq', value: `${number} ${method}` },
    ...(method === 'INVITE' ? [{ name: 'contact', value: contact }] : []),
    { name: 'user-agent', value: identity.userAgent },
    ...(method === 'INVITE' ? [{ name: 'allow', value: allowed }] : []),
    ...(body.length > 0 ? [{ name: 'content-type', value: 'application/sdp' }] : []),
    ...more,
  ]
  return { kind: 'request', method, uri: way.uri, headers, body }
}

/** The same branch, number and way as the INVITE that it stops (§9.1). */
export function cancelRequest(invite: SipRequest): SipRequest {
  const kept = ['via', 'max-forwards', 'route', 'from', 'to', 'call-id', 'user-agent']
  const number = headerValues(invite, 'cseq')[0]?.split(' ')[0]
  const headers = [
    ...invite.headers.filter(({ name }) => kept.includes(name)),
    { name: 'cseq', value: `${number} CANCEL` },
  ]
  return { kind: 'request', method: 'CANCEL', uri: invite.uri, headers, body: new Uint8Array() }
}

/** The way to whoever answered: their address, back along the proxies that want to see all of the call (§12.1.2). */
export function wayToAnswerer(response: Received<SipResponse>, target: string): CallWay {
  const recorded = headerValues(response, 'record-route').flatMap((value) => value.split(/,(?=\s*<)/))
  return {
    uri: response.parts.contacts[0]?.uri ?? target,
    route: recorded.map((it) => it.trim()).reverse(),
    to: headerValues(response, 'to')[0] ?? '',
  }
}
