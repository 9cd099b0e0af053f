import type { CaptchaSolution } from '@domovoy/cloud/api'
import { clients } from '../api/clients.ts'

type Solution = Extract<CaptchaSolution, { kind: 'proof' }>['solution']

/**
 * «Я не робот»: fetches work and does it in a worker, a second of a slow phone.
 * @throws ProblemError when the cloud is away · Error when this browser cannot do the work (no secure context)
 */
export async function solveProof(signal: AbortSignal): Promise<CaptchaSolution> {
  const response = await clients.captcha.api.captcha.proof.$get(undefined, { init: { signal } })
  const challenge = await response.json()
  return { kind: 'proof', challenge, solution: await work(challenge, signal) }
}

function work(challenge: unknown, signal: AbortSignal): Promise<Solution> {
  const worker = new Worker(new URL('./proof-worker.ts', import.meta.url), { type: 'module' })
  return new Promise<Solution>((resolve, reject) => {
    const fail = () => reject(new Error('the proof could not be worked out'))
    signal.addEventListener('abort', fail, { once: true })
    worker.onerror = fail
    worker.onmessage = ({ data }: MessageEvent<Solution | null>) =>
      data === null ? fail() : resolve({ counter: data.counter, derivedKey: data.derivedKey })
    worker.postMessage(challenge)
  }).finally(() => worker.terminate())
}
