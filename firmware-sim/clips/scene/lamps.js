/** Lamps of the courtyard: place in metres, power, colour. The first stands above the entrance door. */
export const lamps = [
  { at: [0.2, 2.75, 0.9], power: 1.5, colour: [1.0, 0.89, 0.75] },
  { at: [-6.2, 5.82, 11.4], power: 42, colour: [1.0, 0.7, 0.4] },
  { at: [10.2, 5.82, 18.6], power: 42, colour: [1.0, 0.7, 0.4] },
  { at: [-17.5, 5.82, 34.4], power: 36, colour: [1.0, 0.68, 0.38] },
  { at: [20.0, 5.82, 36.6], power: 36, colour: [1.0, 0.72, 0.42] },
  { at: [-14.4, 2.4, 59.2], power: 7, colour: [1.0, 0.85, 0.65] },
]

/** Light at a point of thin stuff (a twig, a flake) that no shadow falls on. */
export function lightAt([x, y, z]) {
  const light = [0.05, 0.07, 0.125]
  for (const { at, power, colour } of lamps) {
    const [dx, dy, dz] = [at[0] - x, at[1] - y, at[2] - z]
    const distance = Math.hypot(dx, dy, dz)
    const downwards = power < 5 ? 1 : 0.12 + 0.88 * Math.min(1, Math.max(0, (dy / distance + 0.12) / 0.47))
    const reach = (0.55 * power * downwards) / (distance * distance + 0.4)
    for (let i = 0; i < 3; i++) light[i] += colour[i] * reach
  }
  return light
}
