import {
  broadcastAddress,
  decodeCommand,
  encodeFrame,
  encodeReply,
  type Frame,
  nextSequence,
  type Reply,
  type Sequence,
} from '@domovoy/protocol/osdp'
import type { Behaviour } from './behaviours/behaviour.ts'

/** The peripheral's side of the conversation. */
export type Peripheral = {
  /** @returns the bytes to send back; nothing when the frame is not for this peripheral */
  answer(frame: Frame): Uint8Array | undefined
}

/** @param line the address that it answers to; a behaviour may change it between two frames */
export function createPeripheral(line: { address: number }, behaviours: readonly Behaviour[]): Peripheral {
  let last: { sequence: Sequence; body: string; answer: Uint8Array } | undefined

  /** IEC 60839-11-5 §5.9: 0 begins anew, the next number goes on, the same number asks for the same answer once more. */
  function answer(frame: Frame): Uint8Array | undefined {
    const isForUs = frame.address === line.address || frame.address === broadcastAddress
    if (frame.isReply || !isForUs) return undefined
    const body = frame.body.join()
    if (frame.sequence !== 0 && frame.sequence === last?.sequence && body === last.body) return last.answer
    // From the address it was asked at: a new one holds from the next frame on.
    const from = frame.address
    const isInOrder = frame.sequence === 0 || (last && frame.sequence === nextSequence(last.sequence))
    if (!isInOrder) return encode({ type: 'nak', reason: 'sequence' }, frame, from)
    const bytes = encode(reply(frame), frame, from)
    last = { sequence: frame.sequence, body, answer: bytes }
    return bytes
  }

  function reply(frame: Frame): Reply {
    if (frame.security) return { type: 'nak', reason: 'secure-channel-unsupported' }
    const decoded = decodeCommand(frame.body)
    if (!decoded.ok) {
      return { type: 'nak', reason: decoded.defect === 'malformed' ? 'command-length' : 'unknown-command' }
    }
    for (const behaviour of behaviours) {
      const answered = behaviour.answer(decoded.command)
      if (answered) return answered
    }
    return { type: 'nak', reason: 'unknown-command' }
  }

  return { answer }
}

function encode(reply: Reply, { sequence, check }: Frame, address: number): Uint8Array {
  return encodeFrame({ address, isReply: true, sequence, check, body: encodeReply(reply) })
}
