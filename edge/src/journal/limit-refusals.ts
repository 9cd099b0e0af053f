/** Refusals of one reason within one minute. */
export type RefusalWindow = { startedMs: number; told: number; suppressed: number }

export const windowMs = 60_000
/** So many of one reason are journaled one by one in a minute; the rest are counted into one line. */
export const toldPerWindow = 20

/**
 * Decides whether a refusal is journaled by itself. A flood from outside must neither fill the disk nor hide among itself
 * what else is refused, so each reason has its own window.
 * @param nowMs monotonic
 */
export function admitRefusal(
  window: RefusalWindow | undefined,
  nowMs: number,
): { window: RefusalWindow; isTold: boolean } {
  if (!window || nowMs - window.startedMs >= windowMs) {
    return { window: { startedMs: nowMs, told: 1, suppressed: 0 }, isTold: true }
  }
  if (window.told < toldPerWindow) return { window: { ...window, told: window.told + 1 }, isTold: true }
  return { window: { ...window, suppressed: window.suppressed + 1 }, isTold: false }
}
