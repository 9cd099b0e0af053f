import { createHash, createHmac, hkdfSync } from 'node:crypto'

/** Keys of the captchas, derived from the server's secret (RFC 5869): the same on every node. */
export interface Captcha {
  challenges: string
  solutions: string
  answers: Buffer
}

const minuteMs = 60_000
/** Long enough to fill in a form with interruptions. */
export const proofLivesMs = 30 * minuteMs
export const pictureLivesMs = 15 * minuteMs
export const pictureTries = 3
export const pictureLength = 6

/** @param secret the server's sign-in secret, or another of 32 random characters */
export function createCaptcha(secret: string): Captcha {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', `domovoy captcha ${purpose}`, 32))
  return {
    challenges: derive('challenge').toString('base64url'),
    solutions: derive('solution').toString('base64url'),
    answers: derive('answer'),
  }
}

/** What is kept of a picture's answer. */
export function hashAnswer({ answers }: Captcha, id: string, answer: string): string {
  return createHmac('sha256', answers).update(`${id}\n${answer}`).digest('hex')
}

export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
