/** The panel's camera: a fisheye whose angle grows evenly with the distance from the picture's middle. */
export const width = 1280
export const height = 720
export const lensScale = 0.52
export const pitch = 0.045
export const eye = [0, 1.55, 0]

/** Where a point of the courtyard (metres) stands in the picture: pixels, distance, and pixels per metre there. */
export function project([x, y, z]) {
  const px = x - eye[0]
  const py = y - eye[1]
  const pz = z - eye[2]
  const cy = py * Math.cos(pitch) + pz * Math.sin(pitch)
  const cz = pz * Math.cos(pitch) - py * Math.sin(pitch)
  const side = Math.hypot(px, cy)
  const theta = Math.atan2(side, cz)
  const reach = side < 1e-6 ? 0 : theta / lensScale / side
  const distance = Math.hypot(side, cz)
  return {
    x: width / 2 + px * reach * (height / 2),
    y: height / 2 - cy * reach * (height / 2),
    distance,
    scale: height / 2 / lensScale / distance,
    isVisible: cz > 0.05,
  }
}
