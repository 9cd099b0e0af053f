export const platforms = ['android', 'ios', 'desktop'] as const
export type Platform = (typeof platforms)[number]

/** Whose steps to show first. An iPad calls itself a Mac, but no Mac can be touched in several places. */
export function guessPlatform(userAgent: string, maxTouchPoints: number): Platform {
  if (/android|harmonyos/i.test(userAgent)) return 'android'
  if (/iphone|ipad|ipod/i.test(userAgent)) return 'ios'
  return /macintosh/i.test(userAgent) && maxTouchPoints > 1 ? 'ios' : 'desktop'
}
