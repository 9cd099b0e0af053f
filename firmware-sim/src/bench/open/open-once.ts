import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { ApiClient } from '../../demo/api-client.ts'
import type { House } from '../../demo/house.ts'
import type { LockWatch } from './lock-watch.ts'

const edgeWithinMs = 6_000

/** An opening did not move the lock exactly once. */
export class OpenCheckError extends Error {
  readonly code = 'bench.open'
}

const answer = z.object({ outcome: z.literal('opened') })

/**
 * Asks for the door and waits until the line has risen and fallen.
 * @throws OpenCheckError unless it was answered as opened and moved the line once
 */
export async function openOnce(house: House, client: ApiClient, lock: LockWatch) {
  const headers = { 'idempotency-key': randomUUID() }
  const opened = await client.send('POST', `/api/entrances/${house.entranceId}/open`, undefined, headers)
  const answeredAtMs = performance.timeOrigin + performance.now()
  if (opened.status !== 200 || !answer.safeParse(opened.body).success)
    throw new OpenCheckError(`the door was not opened: ${opened.status} ${JSON.stringify(opened.body)}`)
  const rise = await lock.nextEdge(edgeWithinMs)
  const fall = await lock.nextEdge(edgeWithinMs)
  if (!rise.value || fall.value || lock.untaken() > 0) throw new OpenCheckError('the lock moved more than once')
  return { sentAtMs: opened.sentAtMs, answeredAtMs, riseAtMs: rise.atMs }
}
