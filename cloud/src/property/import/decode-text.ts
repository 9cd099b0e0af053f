import type { Sheet } from './sheet.ts'

/** Text of a file whose encoding nobody told: by its mark, else UTF-8 where it is flawless, else what Excel writes in Russian. */
export function decodeText(bytes: Buffer): { text: string; encoding: NonNullable<Sheet['encoding']> } {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16' }
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'UTF-16' }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' }
  } catch {
    return { text: new TextDecoder('windows-1251').decode(bytes), encoding: 'WIN-1251' }
  }
}
