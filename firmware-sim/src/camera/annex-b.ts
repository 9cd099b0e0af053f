/** One picture: its NAL units in order, without start codes. */
export interface AccessUnit {
  nalUnits: Buffer[]
  /** The picture is an IDR: a decoder may begin here. */
  isKeyframe: boolean
}

const slice = 1
const idrSlice = 5

/** Cuts a byte stream (ITU-T H.264 Annex B) at its start codes of three or four bytes. */
export function splitNalUnits(stream: Buffer): Buffer[] {
  const units: Buffer[] = []
  let start = -1
  for (let at = stream.indexOf(startCode); at !== -1; at = stream.indexOf(startCode, at + 3)) {
    if (start !== -1) units.push(trimZeros(stream.subarray(start, at)))
    start = at + 3
  }
  if (start !== -1) units.push(trimZeros(stream.subarray(start)))
  return units.filter((unit) => unit.length > 0)
}

/**
 * Groups NAL units into pictures (ITU-T H.264 §7.4.1.2.3, as far as one slice group and no redundant pictures need):
 * a picture ends before a unit that is no slice, and before a slice whose first macroblock is number 0.
 */
export function splitAccessUnits(nalUnits: Buffer[]): AccessUnit[] {
  const pictures: AccessUnit[] = []
  let current: Buffer[] = []
  let hasSlice = false
  const close = () => {
    if (hasSlice) pictures.push({ nalUnits: current, isKeyframe: current.some((unit) => typeOf(unit) === idrSlice) })
    current = []
    hasSlice = false
  }
  for (const unit of nalUnits) {
    const isSlice = typeOf(unit) === slice || typeOf(unit) === idrSlice
    // first_mb_in_slice is ue(v): a leading 1 bit stands for 0.
    if (hasSlice && (!isSlice || ((unit[1] ?? 0) & 0x80) !== 0)) close()
    current.push(unit)
    hasSlice ||= isSlice
  }
  close()
  return pictures
}

const startCode = Buffer.from([0, 0, 1])

function typeOf(unit: Buffer): number {
  return (unit[0] ?? 0) & 0x1f
}

function trimZeros(unit: Buffer): Buffer {
  let end = unit.length
  while (end > 0 && unit[end - 1] === 0) end--
  return unit.subarray(0, end)
}
