import { createHash } from 'node:crypto'

/** 16 bits a word and 11 of them set: one word in 2,000 is taken for a listed one that is not. */
export const bitsPerWord = 16
const marks = 11

/** Where a word leaves its marks in a filter of so many bits (Kirsch and Mitzenmacher: two hashes make any number). */
export function bloomPlaces(word: string, bits: number): number[] {
  const digest = createHash('sha256').update(word).digest()
  const [first, second] = [digest.readUInt32LE(0), digest.readUInt32LE(4) | 1]
  return Array.from({ length: marks }, (_, n) => (first + n * second) % bits)
}

/** Whether the filter holds a word: «no» is certain. */
export function bloomHas(filter: Uint8Array, word: string): boolean {
  return bloomPlaces(word, filter.length * 8).every((at) => ((filter[at >> 3] ?? 0) & (1 << (at & 7))) !== 0)
}
