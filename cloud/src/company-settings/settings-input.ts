import { z } from 'zod'
import { openingHours, registrationWays } from '../company/index.ts'

import { ceilings, floors } from './floors.ts'

/** One line that looks like what it is: no control characters, no marks that turn the direction of writing. */
const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cf}\u2028\u2029]*$/u)

/** As people write it; kept as dialled: E.164, or a short number. */
const phone = z
  .string()
  .transform((text) => text.replaceAll(/[\s()\u2013-]/g, '').replace(/^8(?=\d{10}$)/, '+7'))
  .pipe(z.string().regex(/^(\+\d{8,15}|\d{2,6})$/))

export const brandInput = z.object({
  name: line(100),
  shortName: line(30).nullable(),
  colour: z.string().meta({ description: '#rrggbb' }),
  timeZone: z.string().meta({ description: 'IANA name, of the houses and the opening hours' }),
})

const departmentInput = z.object({
  id: z.uuid().nullable().meta({ description: 'Null for a new one' }),
  title: z.object({ ru: line(60), en: line(60) }),
  phones: z.array(phone).max(5),
  email: z.email().max(254).nullable(),
  hours: openingHours.max(14).nullable(),
  isEmergency: z.boolean(),
})
export const departmentsInput = z.object({ departments: z.array(departmentInput).max(30) })

export const signInInput = z.object({
  registrationWays: z.array(z.enum(registrationWays)),
  passwordMinLength: z.int().min(floors.passwordMinLength).max(ceilings.passwordMinLength),
  passwordNeedsSign: z.boolean(),
  pinMinLength: z.int().min(floors.pinMinLength).max(ceilings.pinMinLength),
  accountsOpenBy: z.enum(['linking', 'verification']),
})

/** Labels of a host (RFC 1123 §2.1), two at least. */
const host = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/

export const addressInput = z.object({
  slug: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])$/)
    .meta({ description: 'Of the path /c/{slug}: 2 to 40 Latin letters, digits, hyphens' }),
  host: z.string().trim().toLowerCase().regex(host).nullable().meta({ description: 'A host of the company itself' }),
})

export type BrandInput = z.output<typeof brandInput>
export type DepartmentsInput = z.output<typeof departmentsInput>
export type SignInInput = z.output<typeof signInInput>
export type AddressInput = z.output<typeof addressInput>
