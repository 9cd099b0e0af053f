import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fromALaw } from './g711.ts'

/** Sound is first looked through at 2 kHz: sixteen times less work. What may be there is looked at closely. */
const thinning = 4
const perhaps = 0.4
const surely = 0.85

/**
 * What digits a recording holds: whether each clip is heard at each place, by normalised correlation.
 * @param heard 16-bit samples at 8 kHz
 */
export async function hearDigits(heard: Int16Array, language: 'ru' | 'en'): Promise<string> {
  const sound = thin(heard)
  const found: { at: number; digit: number; length: number; likeness: number }[] = []
  for (let digit = 0; digit < 10; digit++) {
    const bytes = await readFile(join(import.meta.dirname, 'clips', language, `${digit}.al`))
    const clip = Int16Array.from(bytes, fromALaw)
    for (const about of peaks(likenesses(sound, thin(clip)))) {
      const start = Math.max(0, (about - 1) * thinning)
      const near = likenesses(heard.subarray(start, start + clip.length + 3 * thinning), clip)
      const likeness = Math.max(...near)
      if (likeness > surely) found.push({ at: start, digit, length: clip.length, likeness })
    }
  }
  found.sort((a, b) => b.likeness - a.likeness)
  const kept: typeof found = []
  for (const it of found) {
    const overlaps = kept.some((other) => it.at < other.at + other.length / 2 && other.at < it.at + it.length / 2)
    if (!overlaps) kept.push(it)
  }
  return kept
    .sort((a, b) => a.at - b.at)
    .map(({ digit }) => digit)
    .join('')
}

function thin(samples: Int16Array): Float64Array {
  const out = new Float64Array(Math.floor(samples.length / thinning))
  for (let index = 0; index < out.length; index++) {
    for (let n = 0; n < thinning; n++) out[index] = (out[index] ?? 0) + (samples[index * thinning + n] ?? 0)
  }
  return out
}

/** How like the clip the sound is from each place on: 1 is the same, however loud. */
function likenesses(sound: ArrayLike<number>, clip: ArrayLike<number>): number[] {
  let clipPower = 0
  for (let n = 0; n < clip.length; n++) clipPower += (clip[n] ?? 0) ** 2
  return Array.from({ length: Math.max(0, sound.length - clip.length + 1) }, (_, at) => {
    let [product, power] = [0, 0]
    for (let n = 0; n < clip.length; n++) {
      const value = sound[at + n] ?? 0
      product += value * (clip[n] ?? 0)
      power += value * value
    }
    return power === 0 ? 0 : product / Math.sqrt(power * clipPower)
  })
}

function peaks(values: number[]): number[] {
  return values.flatMap((value, at) => {
    const isPeak = value > perhaps && value >= (values[at - 1] ?? 0) && value > (values[at + 1] ?? 0)
    return isPeak ? [at] : []
  })
}
