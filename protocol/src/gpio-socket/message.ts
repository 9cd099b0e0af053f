import { z } from 'zod'

/**
 * The simulated GPIO of an entrance: JSON lines over a local socket, in place of the kernel's lines.
 * The daemon drives outputs (`set`) and hears inputs (`line`); on connect the simulator tells every line's value.
 * Values are logical: `true` is energised / active, whatever the wiring would invert.
 */
export const gpioLine = z.enum(['lock', 'contact', 'exit', 'fire'])
export type GpioLine = z.infer<typeof gpioLine>

/** Daemon → simulator. Each is answered by `done` with the same id once the line has moved. */
export const gpioRequest = z.object({ set: gpioLine, value: z.boolean(), id: z.int().nonnegative() })
export type GpioRequest = z.infer<typeof gpioRequest>

/** Simulator → daemon. `contact` true: the door leaf is open. `exit`, `fire` true: pressed, alarm. */
export const gpioReport = z.union([
  z.object({ line: gpioLine, value: z.boolean() }),
  z.object({ done: z.int().nonnegative() }),
  z.object({ failed: z.int().nonnegative(), message: z.string().max(200) }),
])
export type GpioReport = z.infer<typeof gpioReport>
