/**
 * How one command or reply stands in a frame's body: its code, then its data.
 * `decode` gives nothing for data of a wrong length or with values that the standard does not have.
 */
export type Codec<Message> = {
  code: number
  encode(message: Message): Uint8Array
  decode(data: Uint8Array): Message | undefined
  /** An example as it stands on the wire, without the code. */
  golden: { message: Message; data: string }
}

/** For messages that are their code and nothing else. */
export function bareCodec<Message>(code: number, message: Message): Codec<Message> {
  return {
    code,
    encode: () => new Uint8Array(),
    decode: (data) => (data.length === 0 ? message : undefined),
    golden: { message, data: '' },
  }
}

export function encodeBody<Message>(codec: Codec<Message>, message: Message): Uint8Array {
  const data = codec.encode(message)
  const body = new Uint8Array(1 + data.length)
  body[0] = codec.code
  body.set(data, 1)
  return body
}

/** Multi-byte numbers stand with their low byte first (IEC 60839-11-5 §5.5). */
export function view(data: Uint8Array): DataView {
  return new DataView(data.buffer, data.byteOffset, data.byteLength)
}

/** Splits data into records of one length; nothing when there is none or a rest remains. */
export function records(data: Uint8Array, recordBytes: number): Uint8Array[] | undefined {
  if (data.length === 0 || data.length % recordBytes !== 0) return undefined
  return Array.from({ length: data.length / recordBytes }, (_, i) =>
    data.subarray(i * recordBytes, (i + 1) * recordBytes),
  )
}

/** Concatenates what records were encoded to. */
export function joined(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
