import { type Codec, joined, records, view } from '../codec.ts'

/** In the order of their codes, from 0 (IEC 60839-11-5 §6, table of LED colours). */
const colors = ['black', 'red', 'green', 'amber', 'blue', 'magenta', 'cyan', 'white'] as const
export type LedColor = (typeof colors)[number]

/** One colour for `onTicks` and the other for `offTicks`, in units of 100 ms, over and over; no `offTicks`: steady. */
export type LedPattern = { onTicks: number; offTicks: number; onColor: LedColor; offColor: LedColor }

export type LedControl = {
  reader: number
  led: number
  /** `keep` leaves a running temporary pattern alone, `cancel` ends it; a pattern runs for `ticks` × 100 ms. */
  temporary: 'keep' | 'cancel' | (LedPattern & { ticks: number })
  /** What shows whenever no temporary pattern runs; `keep` leaves it as it was. */
  permanent: 'keep' | LedPattern
}

/** osdp_LED, IEC 60839-11-5 §6. */
export type SetLedsCommand = { type: 'set-leds'; leds: LedControl[] }

const recordBytes = 14

export const setLedsCommand: Codec<SetLedsCommand> = {
  code: 0x69,
  encode: ({ leds }) => joined(leds.map(encodeLed)),
  decode(data) {
    const leds = records(data, recordBytes)?.map(decodeLed)
    return leds?.every((led) => led !== undefined) ? { type: 'set-leds', leds } : undefined
  },
  golden: {
    message: {
      type: 'set-leds',
      leds: [
        {
          reader: 0,
          led: 0,
          temporary: { onTicks: 2, offTicks: 1, onColor: 'green', offColor: 'black', ticks: 10 },
          permanent: 'keep',
        },
      ],
    },
    data: '00 00 02 02 01 02 00 0A 00 00 00 00 00 00',
  },
}

function encodeLed({ reader, led, temporary, permanent }: LedControl): Uint8Array {
  const record = new Uint8Array(recordBytes)
  record.set([reader, led])
  if (temporary === 'cancel') record[2] = 1
  else if (temporary !== 'keep') {
    record.set([2, ...encodePattern(temporary), temporary.ticks & 0xff, temporary.ticks >> 8], 2)
  }
  if (permanent !== 'keep') record.set([1, ...encodePattern(permanent)], 9)
  return record
}

function encodePattern({ onTicks, offTicks, onColor, offColor }: LedPattern): number[] {
  return [onTicks, offTicks, colors.indexOf(onColor), colors.indexOf(offColor)]
}

function decodeLed(record: Uint8Array): LedControl | undefined {
  const [reader = 0, led = 0] = record
  const temporary = decodeTemporary(record)
  const permanent = decodePermanent(record)
  return temporary && permanent && { reader, led, temporary, permanent }
}

function decodeTemporary(record: Uint8Array): LedControl['temporary'] | undefined {
  if (record[2] === 0) return 'keep'
  if (record[2] === 1) return 'cancel'
  const pattern = record[2] === 2 ? decodePattern(record.subarray(3)) : undefined
  return pattern && { ...pattern, ticks: view(record).getUint16(7, true) }
}

function decodePermanent(record: Uint8Array): LedControl['permanent'] | undefined {
  if (record[9] === 0) return 'keep'
  return record[9] === 1 ? decodePattern(record.subarray(10)) : undefined
}

function decodePattern([onTicks = 0, offTicks = 0, on = 0, off = 0]: Uint8Array): LedPattern | undefined {
  const onColor = colors[on]
  const offColor = colors[off]
  return onColor && offColor && { onTicks, offTicks, onColor, offColor }
}
