/** Moments within a camera's group of pictures at which starts are still to be made. */
export type Phases = {
  /**
   * Takes the moment that comes soonest.
   * @param nowMs time since the last keyframe
   * @returns how long to wait for it, ms; at least `leadMs`
   */
  takeNext(nowMs: number, leadMs: number): number
}

/**
 * One moment out of each of `count` equal parts of a group, at random within the part: together they meet every phase alike.
 * A pause of random length would not do, since a server that waits for keyframes ends every start at one.
 */
export function spreadPhases(count: number, groupMs: number, random: () => number): Phases {
  const left = Array.from({ length: count }, (_, part) => ((part + random()) * groupMs) / count)
  return {
    takeNext(nowMs, leadMs) {
      const waits = left.map((phaseMs) => leadMs + modulo(phaseMs - nowMs - leadMs, groupMs))
      const soonest = Math.min(...waits)
      left.splice(waits.indexOf(soonest), 1)
      return soonest
    },
  }
}

const modulo = (value: number, by: number) => ((value % by) + by) % by
