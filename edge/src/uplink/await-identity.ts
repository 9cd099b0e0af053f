import type { CancelTimer, Clock } from '../runtime/clock.ts'
import type { Log } from '../runtime/log.ts'
import { type Identity, readIdentity } from './identity.ts'

const lookEveryMs = 1_000

/**
 * Looks for the controller's identity until it is there: `domovoy claim` may run before or after the daemon starts.
 * @param found called once
 */
export async function awaitIdentity(
  dataFolder: string,
  clock: Clock,
  log: Log,
  found: (identity: Identity) => void,
): Promise<{ stop(): void }> {
  let cancel: CancelTimer = () => {}
  let isStopped = false
  let lastFault: string | undefined

  async function look(): Promise<boolean> {
    try {
      const identity = await readIdentity(dataFolder)
      if (!identity || isStopped) return false
      found(identity)
      return true
    } catch (err) {
      const fault = err instanceof Error ? err.message : String(err)
      if (fault !== lastFault) log.error({ err }, fault)
      lastFault = fault
      return false
    }
  }

  function lookLater(): void {
    if (isStopped) return
    cancel = clock.setTimer(lookEveryMs, () => {
      void look().then((isFound) => (isFound ? undefined : lookLater()))
    })
  }

  if (!(await look())) {
    log.warn({ dataFolder }, 'not claimed: the door works by itself, run `domovoy claim` to connect it to the cloud')
    lookLater()
  }
  return {
    stop() {
      isStopped = true
      cancel()
    },
  }
}
