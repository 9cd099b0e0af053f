import type { EntranceState } from '../../page/index.ts'

/** The lock line's edges as the simulator stamped them, one after the other. */
export type LockWatch = {
  /** The next edge that nobody took yet. @throws when none comes in time */
  nextEdge(withinMs: number): Promise<{ value: boolean; atMs: number }>
  /** Edges that came and were not taken: more than were expected. */
  untaken(): number
  stop(): Promise<void>
}

/** Follows the simulator's stream. Edges from before are left out. */
export async function watchLock(simUrl: string): Promise<LockWatch> {
  const ending = new AbortController()
  const answer = await fetch(`${simUrl}/stream`, { signal: ending.signal })
  if (!answer.body) throw new Error(`${simUrl}/stream: no stream`)
  const edges: { value: boolean; atMs: number }[] = []
  let wake = () => {}
  const begun = Promise.withResolvers<void>()
  const reading = readStates(answer.body, (state, isFirst) => {
    if (isFirst) begun.resolve()
    else edges.push(...state.lockEdges)
    wake()
  }).catch((error: unknown) => {
    if (!ending.signal.aborted) begun.reject(error)
  })
  await begun.promise

  return {
    async nextEdge(withinMs) {
      const deadlineMs = performance.now() + withinMs
      for (;;) {
        const edge = edges.shift()
        if (edge) return edge
        const leftMs = deadlineMs - performance.now()
        if (leftMs <= 0) throw new Error(`the lock line did not move within ${withinMs} ms`)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, leftMs)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
    },
    untaken: () => edges.length,
    async stop() {
      ending.abort()
      await reading
    },
  }
}

async function readStates(
  body: ReadableStream<Uint8Array>,
  onState: (state: EntranceState, isFirst: boolean) => void,
): Promise<void> {
  const decoder = new TextDecoder()
  let text = ''
  let isFirst = true
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true })
    const events = text.split('\n\n')
    text = events.pop() ?? ''
    for (const event of events) {
      const data = /^data: (.*)$/m.exec(event)?.[1]
      if (data === undefined) continue
      onState(JSON.parse(data), isFirst)
      isFirst = false
    }
  }
}
