import { type Codec, encodeBody } from '../codec.ts'
import { type AckReply, ackReply } from './ack.ts'
import { type BusyReply, busyReply } from './busy.ts'
import { type CapabilitiesReply, capabilitiesReply } from './capabilities.ts'
import { type CommunicationReply, communicationReply } from './communication.ts'
import { type IdentityReply, identityReply } from './identity.ts'
import { type InputsReply, inputsReply } from './inputs.ts'
import { type KeypadReply, keypadReply } from './keypad.ts'
import { type LocalStatusReply, localStatusReply } from './local-status.ts'
import { type NakReply, nakReply } from './nak.ts'
import { type RawCardReply, rawCardReply } from './raw-card.ts'

export type { AckReply } from './ack.ts'
export type { BusyReply } from './busy.ts'
export { type CapabilitiesReply, type Capability, capabilityFunction } from './capabilities.ts'
export type { CommunicationReply } from './communication.ts'
export type { IdentityReply } from './identity.ts'
export type { InputsReply } from './inputs.ts'
export type { Key, KeypadReply } from './keypad.ts'
export type { LocalStatusReply } from './local-status.ts'
export type { NakReason, NakReply } from './nak.ts'
export type { CardFormat, RawCardReply } from './raw-card.ts'

/** What a peripheral answers (IEC 60839-11-5 §7). */
export type Reply =
  | AckReply
  | NakReply
  | IdentityReply
  | CapabilitiesReply
  | LocalStatusReply
  | InputsReply
  | RawCardReply
  | KeypadReply
  | CommunicationReply
  | BusyReply

export const replyCodecs = {
  ack: ackReply,
  nak: nakReply,
  identity: identityReply,
  capabilities: capabilitiesReply,
  'local-status': localStatusReply,
  inputs: inputsReply,
  'raw-card': rawCardReply,
  keypad: keypadReply,
  communication: communicationReply,
  busy: busyReply,
} satisfies { [Type in Reply['type']]: Codec<Extract<Reply, { type: Type }>> }

const byCode = new Map(Object.values(replyCodecs).map((codec) => [codec.code, codec]))

/** A frame's body for a reply. */
export function encodeReply(reply: Reply): Uint8Array {
  switch (reply.type) {
    case 'ack':
      return encodeBody(ackReply, reply)
    case 'nak':
      return encodeBody(nakReply, reply)
    case 'identity':
      return encodeBody(identityReply, reply)
    case 'capabilities':
      return encodeBody(capabilitiesReply, reply)
    case 'local-status':
      return encodeBody(localStatusReply, reply)
    case 'inputs':
      return encodeBody(inputsReply, reply)
    case 'raw-card':
      return encodeBody(rawCardReply, reply)
    case 'keypad':
      return encodeBody(keypadReply, reply)
    case 'communication':
      return encodeBody(communicationReply, reply)
    case 'busy':
      return encodeBody(busyReply, reply)
  }
}

/** `unknown-reply`: a code not known here; `malformed`: a known one with data that it cannot have. */
export type DecodedReply = { ok: true; reply: Reply } | { ok: false; defect: 'unknown-reply' | 'malformed' }

/** @param body of a frame that is a reply and has no security block */
export function decodeReply(body: Uint8Array): DecodedReply {
  const codec = byCode.get(body[0] ?? -1)
  if (!codec) return { ok: false, defect: 'unknown-reply' }
  const reply = codec.decode(body.subarray(1))
  return reply ? { ok: true, reply } : { ok: false, defect: 'malformed' }
}
