import { setTimeout as sleep } from 'node:timers/promises'
import { apiClient } from '../../demo/api-client.ts'

/** The demo's staff, whose one password everybody knows. */
const phones = ['+79000000010', '+79000000011', '+79000000012', '+79000000013']
const password = 'Domovoy-2026'

/**
 * Each of four signs in by password, again and again, until told to stop.
 * @returns how often that was, and what rejects as soon as one was not let in
 */
export function signInByPasswords(cloudUrl: string, signal: AbortSignal) {
  let signIns = 0
  const failed = Promise.withResolvers<never>()
  failed.promise.catch(() => {})
  const again = async (name: string) => {
    while (!signal.aborted) {
      const client = apiClient(cloudUrl)
      const { status, body } = await client.send('POST', '/api/auth/password', { name, password, isRemembered: false })
      client.close()
      if (status === 200) signIns += 1
      // The cloud turns people away rather than queue them without end: they come again.
      else if (status === 503) await sleep(100)
      else throw new Error(`${name} was not let in: ${status} ${JSON.stringify(body)}`)
    }
  }
  const all = Promise.all(phones.map(again))
  all.catch(failed.reject)
  return { done: all.then(() => signIns), failure: failed.promise }
}
