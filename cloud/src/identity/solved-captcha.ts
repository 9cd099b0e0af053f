import { randomUUID } from 'node:crypto'
import { type Captcha, hashAnswer, pictureLivesMs, pictureTries } from '../platform/captcha/captcha.ts'
import type { CaptchaSolution } from '../platform/captcha/index.ts'
import { captchaPicture } from '../platform/captcha/tables.ts'
import type { Context } from '../platform/context.ts'

const answer = '123456'

/** For tests: a picture that somebody has read. It serves once, as any other. */
export async function solvedCaptcha(
  captcha: Captcha,
  { db, clock }: Pick<Context, 'db' | 'clock'>,
): Promise<CaptchaSolution> {
  const id = randomUUID()
  const expiresAt = new Date(clock.now() + pictureLivesMs)
  const answerHash = hashAnswer(captcha, id, answer)
  await db.orm.insert(captchaPicture).values({ id, answerHash, triesLeft: pictureTries, expiresAt })
  return { kind: 'picture', id, answer }
}
