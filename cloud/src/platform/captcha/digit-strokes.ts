/**
 * Digits as pen strokes within a box of 1 × 1.6: drawn, not taken from a typeface, so that no two are alike and no font of the
 * machine is needed.
 */
export type Point = readonly [x: number, y: number]

const arc = (cx: number, cy: number, rx: number, ry: number, from: number, to: number, steps = 12): Point[] =>
  Array.from({ length: steps + 1 }, (_, n) => {
    const angle = ((from + ((to - from) * n) / steps) * Math.PI) / 180
    return [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)]
  })

export const digitStrokes: readonly (readonly Point[])[][] = [
  [arc(0.5, 0.8, 0.42, 0.74, -90, 270, 20)],
  [
    [
      [0.2, 0.35],
      [0.55, 0.06],
      [0.55, 1.54],
    ],
  ],
  [[...arc(0.5, 0.46, 0.4, 0.4, 190, 385), [0.1, 1.52], [0.92, 1.52]]],
  [[...arc(0.46, 0.44, 0.38, 0.38, 200, 440), ...arc(0.46, 1.14, 0.42, 0.4, -80, 160)]],
  [
    [
      [0.62, 0.06],
      [0.08, 1.06],
      [0.94, 1.06],
    ],
    [
      [0.7, 0.62],
      [0.7, 1.54],
    ],
  ],
  [[[0.86, 0.08], [0.24, 0.08], [0.16, 0.72], ...arc(0.46, 1.06, 0.42, 0.46, -115, 150)]],
  [[[0.74, 0.06], [0.3, 0.52], ...arc(0.5, 1.1, 0.4, 0.42, 190, 540, 18)]],
  [
    [
      [0.08, 0.08],
      [0.92, 0.08],
      [0.4, 1.54],
    ],
  ],
  [arc(0.5, 0.42, 0.34, 0.36, 90, 450, 18), arc(0.5, 1.16, 0.42, 0.38, -90, 270, 18)],
  [[...arc(0.5, 0.5, 0.4, 0.42, 10, 360, 18), [0.84, 0.9], [0.4, 1.54]]],
]
