/** A code that is under way. It outlives a reload: phones drop a page while its owner looks at the SMS. */
export interface PendingCode {
  /** E.164 */
  phone: string
  /** Milliseconds since the epoch. */
  resendAtMs: number
  expiresAtMs: number
  codeLength: number
  /** How many times it was sent again. */
  resends: number
}

const storageKey = 'domovoy.pending-code'

export function loadPendingCode(nowMs: number): PendingCode | null {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? 'null')
    return isPendingCode(stored) && stored.expiresAtMs > nowMs ? stored : null
  } catch {
    return null
  }
}

export function storePendingCode(pending: PendingCode | null): void {
  try {
    if (pending === null) sessionStorage.removeItem(storageKey)
    else sessionStorage.setItem(storageKey, JSON.stringify(pending))
  } catch {
    // Storage is closed (private window): the code lives as long as the page.
  }
}

function isPendingCode(value: unknown): value is PendingCode {
  return (
    typeof value === 'object' &&
    value !== null &&
    'phone' in value &&
    typeof value.phone === 'string' &&
    'resendAtMs' in value &&
    typeof value.resendAtMs === 'number' &&
    'expiresAtMs' in value &&
    typeof value.expiresAtMs === 'number' &&
    'codeLength' in value &&
    typeof value.codeLength === 'number' &&
    'resends' in value &&
    typeof value.resends === 'number'
  )
}
