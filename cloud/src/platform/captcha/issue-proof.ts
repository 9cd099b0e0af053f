import { type Challenge, createChallenge, randomInt } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { type Captcha, proofLivesMs } from './captcha.ts'

/**
 * Work for a browser: about a thousand derivations, a second of a slow phone, against one of ours. Nothing is kept until
 * somebody hands in a solution. The time stands in the signed data, since the library would judge it by the system's clock.
 */
const work = { algorithm: 'PBKDF2/SHA-256', cost: 300, least: 400, most: 1200 } as const

export async function issueProof(captcha: Captcha, nowMs: number): Promise<Challenge> {
  return await createChallenge({
    algorithm: work.algorithm,
    cost: work.cost,
    counter: randomInt(work.most, work.least),
    data: { until: nowMs + proofLivesMs },
    deriveKey,
    hmacSignatureSecret: captcha.challenges,
    hmacKeySignatureSecret: captcha.solutions,
  })
}
