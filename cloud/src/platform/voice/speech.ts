import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Language } from '../errors.ts'
import { aLawSilence } from './g711.ts'

/** G.711 samples of 20 ms. */
export const packetSamples = 160
const perMs = 8

/** After the answer, until the phone is at the ear. */
const leadMs = 1_000
const digitPauseMs = 260
const pauseMs = 600
const rounds = 3

export interface Speech {
  /** A-law at 8 kHz, whole packets. */
  sound: Uint8Array
  /** So many packets until the digits have been said once. */
  onceSaid: number
}

const clips = new Map<string, Promise<Uint8Array>>()

/**
 * The code, said three times. The recordings are read once and kept: 70 kB a language.
 * @param digits 0–9 only
 */
export async function speak(digits: string, language: Language): Promise<Speech> {
  const clip = (name: string) => {
    const path = join(import.meta.dirname, 'clips', language, `${name}.al`)
    const known = clips.get(path) ?? readFile(path).then((bytes) => new Uint8Array(bytes))
    clips.set(path, known)
    return known
  }
  const told = (await Promise.all([...digits].map(clip))).flatMap((sound) => [sound, silence(digitPauseMs)])
  const [intro, again] = await Promise.all([clip('intro'), clip('again')])
  const once = [silence(leadMs), intro, silence(digitPauseMs), ...told]
  const repetition = [silence(pauseMs), again, silence(digitPauseMs), ...told]
  const all = [once, ...Array.from({ length: rounds - 1 }, () => repetition), [silence(pauseMs)]]
  return { sound: join8k(all.flat()), onceSaid: Math.ceil(lengthOf(once) / packetSamples) }
}

function silence(durationMs: number): Uint8Array {
  return new Uint8Array(durationMs * perMs).fill(aLawSilence)
}

function lengthOf(parts: Uint8Array[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0)
}

function join8k(parts: Uint8Array[]): Uint8Array {
  const sound = new Uint8Array(Math.ceil(lengthOf(parts) / packetSamples) * packetSamples).fill(aLawSilence)
  let at = 0
  for (const part of parts) {
    sound.set(part, at)
    at += part.length
  }
  return sound
}
