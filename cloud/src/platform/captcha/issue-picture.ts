import { randomInt } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import type { Context } from '../context.ts'
import { DomainError } from '../errors.ts'
import { addressBucket, type Limit, lockLimits } from '../limits/index.ts'
import { type Captcha, hashAnswer, pictureLength, pictureLivesMs, pictureTries } from './captcha.ts'
import { drawDigits } from './draw-digits.ts'
import { captchaFaults } from './faults.ts'
import { captchaPicture } from './tables.ts'

export interface IssuedPicture {
  id: string
  png: Buffer
}

const hourMs = 60 * 60 * 1000

/** A picture costs us more than it costs the asker; a house may sit behind one address. */
const picturesFrom = (address: string): Limit => ({
  key: `captcha-picture:${addressBucket(address)}`,
  policy: { windows: [{ max: 200, perMs: hourMs }] },
})

/**
 * Draws a picture for somebody at an address and keeps what its answer hashes to.
 * @param digits only the tests choose them
 * @throws DomainError `captcha.limited` `{ retryAfterS }`
 */
export async function issuePicture(
  ctx: Pick<Context, 'db' | 'clock'>,
  captcha: Captcha,
  address: string,
  digits = randomInt(10 ** pictureLength)
    .toString()
    .padStart(pictureLength, '0'),
): Promise<IssuedPicture> {
  const nowMs = ctx.clock.now()
  const limit = picturesFrom(address)
  const id = uuidv7()
  const retryAtMs = await ctx.db.as({}, async (tx) => {
    const limits = await lockLimits(tx, nowMs, [limit.key])
    const verdict = limits.judge(limit)
    if (!verdict.allowed) return verdict.retryAtMs
    await limits.record(limit)
    const expiresAt = new Date(nowMs + pictureLivesMs)
    const row = { id, answerHash: hashAnswer(captcha, id, digits), triesLeft: pictureTries, expiresAt }
    await tx.insert(captchaPicture).values(row)
    return undefined
  })
  if (retryAtMs !== undefined) {
    throw new DomainError(captchaFaults['captcha.limited'], { retryAfterS: Math.ceil((retryAtMs - nowMs) / 1000) })
  }
  return { id, png: await drawDigits(digits, Math.random) }
}
