import { z } from 'zod'

const longest = 254
const email = z.email().max(longest)

/** An address in small letters, if it is one. */
export function readEmail(text: string): string | undefined {
  return email.safeParse(text.trim().toLowerCase()).data
}
