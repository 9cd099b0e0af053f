/** One short message on the air, as its carrier wants it. */
export interface TextPart {
  /** Without a header. */
  octets: Buffer
  /** SMPP 3.4 §5.2.19: 0 the carrier's default alphabet, 8 UCS-2. */
  dataCoding: 0 | 8
}

/** What fits into 140 octets, alone or behind the 6 octets of a header for parts (3GPP TS 23.040 §9.2.3.24.1). */
const longest = { 0: { alone: 160, inParts: 153 }, 8: { alone: 140, inParts: 134 } }

/** Characters that every carrier's default alphabet has in the same place: those of GSM 03.38 that are ASCII there. */
const plain = /^[\n\r !"#%&'()*+,\-./0-9:;<=>?A-Za-z]*$/

/**
 * A text as parts of one short message each: a byte a character where that serves, else UTF-16BE. A pair of surrogates
 * stays together, so that no part shows half an emoji where a phone does not join them.
 */
export function splitText(text: string): TextPart[] {
  const dataCoding = plain.test(text) ? 0 : 8
  const octets = dataCoding === 0 ? Buffer.from(text, 'latin1') : Buffer.from(text, 'utf16le').swap16()
  const { alone, inParts } = longest[dataCoding]
  if (octets.length <= alone) return [{ octets, dataCoding }]
  const parts: TextPart[] = []
  for (let start = 0; start < octets.length; ) {
    let end = Math.min(start + inParts, octets.length)
    if (dataCoding === 8 && end < octets.length && isHighSurrogate(octets.readUInt16BE(end - 2))) end -= 2
    parts.push({ octets: octets.subarray(start, end), dataCoding })
    start = end
  }
  return parts
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

/** The header that tells a phone which part of which text this is (3GPP TS 23.040 §9.2.3.24.1, 8-bit reference). */
export function partHeader(reference: number, total: number, index: number): Buffer {
  return Buffer.from([5, 0, 3, reference & 0xff, total, index + 1])
}
