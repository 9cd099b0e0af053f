/** Linear light to 0…255 of the screen: a filmic curve, then shadows a little bluer, as a camera's night balance leaves them. */
export function tone(r, g, b) {
  const [red, green, blue] = [curve(r), curve(g), curve(b)]
  const shadow = 1 - Math.min(1, 0.3 * red + 0.59 * green + 0.11 * blue)
  return [
    255 * red * (1 - 0.13 * shadow),
    255 * green * (1 - 0.05 * shadow),
    255 * Math.min(1, blue * (1 + 0.1 * shadow)),
  ]
}

const exposure = 1.02

function curve(linear) {
  const v = Math.max(0, linear) * exposure
  const filmic = (v * (2.51 * v + 0.03)) / (v * (2.43 * v + 0.59) + 0.14)
  return Math.min(1, filmic) ** (1 / 2.2)
}
