/**
 * How people register; a company chooses which of them it offers.
 * `phone`: R1–R3 · `web`: R4 · `call`: R5 · `application`: R7 · `login`: R8 · `email`: R9 (product, section 1).
 */
export const registrationWays = ['phone', 'web', 'call', 'application', 'login', 'email'] as const
export type RegistrationWay = (typeof registrationWays)[number]
