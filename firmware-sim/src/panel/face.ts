import type { LedColor } from '@domovoy/protocol/osdp'

/** What a person sees and hears of the panel at this moment. */
export type FaceState = { text: string; led: LedColor; buzzer: boolean }

/** The panel's front: behaviours change it, onlookers are told. */
export type Face = {
  state(): FaceState
  change(change: Partial<FaceState>): void
  /** @returns ends it */
  onChange(listener: () => void): () => void
}

export function createFace(): Face {
  const listeners = new Set<() => void>()
  let state: FaceState = { text: '', led: 'black', buzzer: false }
  return {
    state: () => state,
    change(change) {
      const next = { ...state, ...change }
      if (next.text === state.text && next.led === state.led && next.buzzer === state.buzzer) return
      state = next
      for (const listener of listeners) listener()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
