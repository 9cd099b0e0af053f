import type { CodeView } from './registration-api.ts'

/** When a code, a call or a letter may be asked for again. It outlives a reload. */
export interface Pause {
  /** Milliseconds since the epoch. */
  untilMs: number
  codeLength: number
}

const key = 'domovoy.registration-pause'

export function recallPause(): Pause | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
    return typeof kept === 'object' && kept !== null && 'untilMs' in kept && 'codeLength' in kept
      ? { untilMs: Number(kept.untilMs), codeLength: Number(kept.codeLength) }
      : null
  } catch {
    return null
  }
}

/** @returns what was kept */
export function keepPause({ resendAfterS, codeLength = 4 }: Pick<CodeView, 'resendAfterS'> & { codeLength?: number }) {
  const pause: Pause = { untilMs: Date.now() + resendAfterS * 1000, codeLength }
  try {
    sessionStorage.setItem(key, JSON.stringify(pause))
  } catch {
    // Storage is closed (private window): the countdown lives as long as the page.
  }
  return pause
}
