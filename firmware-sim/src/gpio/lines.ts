import { type GpioLine, gpioLine } from '@domovoy/protocol/gpio-socket'

/** One change of a line. `atMs`: milliseconds since the epoch with fractions, comparable between processes of one machine. */
export type Edge = { line: GpioLine; value: boolean; atMs: number }

/** How many edges of each line are remembered. */
export const rememberedEdges = 2_000

/** The four lines of an entrance: what they carry now, and every edge that they made. */
export type Lines = {
  get(line: GpioLine): boolean
  values(): Record<GpioLine, boolean>
  /** Moves a line; the same value again is no edge. */
  set(line: GpioLine, value: boolean): void
  /** How often the lock was energised since the start. */
  lockPulses(): number
  /** The last edges of a line, oldest first. */
  edges(line: GpioLine): Edge[]
  /** @returns the function that ends it */
  onEdge(listener: (edge: Edge) => void): () => void
}

/** Milliseconds since the epoch. Monotonic within a process, unlike `Date.now()`, and finer than a millisecond. */
export const preciseNowMs = () => performance.timeOrigin + performance.now()

/** @param nowMs the clock that edges are stamped with */
export function createLines(nowMs: () => number = preciseNowMs): Lines {
  const values: Record<GpioLine, boolean> = { lock: false, contact: false, exit: false, fire: false }
  const history = new Map<GpioLine, Edge[]>(gpioLine.options.map((line) => [line, []]))
  const listeners = new Set<(edge: Edge) => void>()
  let lockPulses = 0

  return {
    get: (line) => values[line],
    values: () => ({ ...values }),
    set(line, value) {
      if (values[line] === value) return
      const edge = { line, value, atMs: nowMs() }
      values[line] = value
      if (line === 'lock' && value) lockPulses++
      const edges = history.get(line) ?? []
      edges.push(edge)
      if (edges.length > rememberedEdges) edges.shift()
      for (const listener of listeners) listener(edge)
    },
    lockPulses: () => lockPulses,
    edges: (line) => [...(history.get(line) ?? [])],
    onEdge(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
