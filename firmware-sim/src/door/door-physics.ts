/**
 * An entrance door with a fail-secure electric strike and a hydraulic closer, as pure functions of state and time.
 * Angles are degrees from the frame, time is milliseconds.
 */
export type Door = {
  /** 0 (in the frame) to `openestDeg`. */
  readonly angleDeg: number
  /** The strike lets the latch go; it holds it otherwise while the leaf is in the frame. */
  readonly released: boolean
  /** For how long somebody still pushes the leaf. */
  readonly pushMs: number
  /** For how long whoever came through still stands in the doorway. */
  readonly passingMs: number
  /** Somebody keeps pulling the leaf open. */
  readonly held: boolean
  /** It left the frame by force, without a release; until it is shut again. */
  readonly forced: boolean
  readonly motion: 'still' | 'opening' | 'closing'
  /** The reed contact: true while the leaf is away from the frame. */
  readonly contact: boolean
}

export type DoorPose = 'closed' | 'opening' | 'open' | 'closing'

export const openestDeg = 88
const openingDegPerMs = 0.14
/** The closer's two speeds: the sweep, and the latching action of the last degrees (EN 1154). */
const sweepDegPerMs = 0.032
const latchDegPerMs = 0.014
const latchBelowDeg = 14
const pushMs = 1_200
const passingMs = 1_400
/** A reed contact has a gap between opening and closing, else a leaf that trembles would chatter. */
const contactOpensAboveDeg = 4
const contactClosesBelowDeg = 2
/** The step of integration: how time is cut by the caller does not show in the result by more than this. */
const quantumMs = 10

export const closedDoor: Door = {
  angleDeg: 0,
  released: false,
  pushMs: 0,
  passingMs: 0,
  held: false,
  forced: false,
  motion: 'still',
  contact: false,
}

/** The strike is released or holds again. */
export const setStrike = (door: Door, released: boolean): Door => ({ ...door, released })

/** Somebody pushes the leaf once; a latch that holds wins. */
export const push = (door: Door): Door => ({ ...door, pushMs })

/** Somebody pulls the leaf open and stays, or lets go. */
export const hold = (door: Door, held: boolean): Door => ({ ...door, held })

/** A kick: the leaf leaves the frame whatever the strike says. */
export const kick = (door: Door): Door =>
  door.angleDeg > 0 || door.released ? push(door) : { ...push(door), forced: true, angleDeg: 1 }

/** What the door is after `elapsedMs` more. */
export function elapse(door: Door, elapsedMs: number): Door {
  let next = door
  for (let left = elapsedMs; left > 0; left -= quantumMs) next = quantum(next, Math.min(left, quantumMs))
  return next
}

/** Nothing will move until somebody touches it. */
export function isAtRest(door: Door): boolean {
  if (door.motion !== 'still' || door.pushMs > 0) return false
  if (door.held) return isLatched(door) || door.angleDeg === openestDeg
  return door.angleDeg === 0
}

const isLatched = (door: Door) => door.angleDeg === 0 && !door.released

export function poseOf(door: Door): DoorPose {
  if (door.angleDeg === 0) return 'closed'
  return door.motion === 'still' ? 'open' : door.motion
}

function quantum(door: Door, dtMs: number): Door {
  const pulled = (door.pushMs > 0 || door.held) && !isLatched(door)
  const left = { pushMs: Math.max(0, door.pushMs - dtMs), passingMs: Math.max(0, door.passingMs - dtMs) }
  if (pulled) {
    const angleDeg = Math.min(openestDeg, door.angleDeg + openingDegPerMs * dtMs)
    return settle(door, angleDeg, { ...left, passingMs })
  }
  if (door.passingMs > 0) return settle(door, door.angleDeg, left)
  const speed = door.angleDeg <= latchBelowDeg ? latchDegPerMs : sweepDegPerMs
  return settle(door, Math.max(0, door.angleDeg - speed * dtMs), left)
}

function settle(door: Door, angleDeg: number, left: Pick<Door, 'pushMs' | 'passingMs'>): Door {
  const motion = angleDeg > door.angleDeg ? 'opening' : angleDeg < door.angleDeg ? 'closing' : 'still'
  const contact = door.contact ? angleDeg >= contactClosesBelowDeg : angleDeg > contactOpensAboveDeg
  return { ...door, ...left, angleDeg, motion, contact, forced: door.forced && angleDeg > 0 }
}
