/*
 * What the product promises everybody (product, «Figures that must not drift»): a company may ask for more and never for less.
 */

export const floors = {
  /** Characters: the least of all ways of registration; each has its own, which counts where it is greater. */
  passwordMinLength: 7,
  /** Possible PINs to issued ones are a thousand to one (IEC 60839-11-1), for a house of a thousand flats. */
  pinMinLength: 6,
} as const

/** Beyond these nobody could type them. */
export const ceilings = { passwordMinLength: 32, pinMinLength: 10 } as const
