import { z } from 'zod'

/**
 * What a door is doing, as the resident and the console see it.
 * `unlocked`: released and not yet opened; `open`: opened after a release; `held`: open longer than permitted;
 * `forced`: opened without a release; `fire`: released by the fire input, which overrides all.
 */
export const doorState = z.enum(['locked', 'unlocked', 'open', 'held', 'forced', 'fire'])
export type DoorStateName = z.infer<typeof doorState>
