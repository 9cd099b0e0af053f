import { z } from 'zod'
import { type BrandShades, brandShades, deriveShades } from './brand-shades.ts'
import { openingHours } from './opening-hours.ts'
import type { department } from './tables.ts'

/** What the app wears for a company. */
export const brandView = z.object({
  id: z.uuid(),
  name: z.string(),
  colour: z.string().meta({ description: '#rrggbb, as the company chose it' }),
  shades: brandShades.meta({ description: 'The colour where words can be read on it, by day and by night' }),
  logoUrl: z.string().nullable(),
})
export type BrandView = z.infer<typeof brandView>

export const departmentView = z.object({
  id: z.uuid(),
  title: z.object({ ru: z.string(), en: z.string() }),
  phones: z.array(z.string()).meta({ description: 'E.164, or a short number such as 112' }),
  email: z.email().nullable(),
  hours: openingHours.nullable(),
  isEmergency: z.boolean(),
})
export type DepartmentView = z.infer<typeof departmentView>

/** A company as its residents see it. */
export const companyView = z.object({
  ...brandView.shape,
  shortName: z.string().meta({ description: 'Where the name has little room' }),
  timeZone: z.string().meta({ description: 'IANA name: the hours are meant in it' }),
  departments: z.array(departmentView).meta({ description: 'The emergency service first' }),
})
export type CompanyView = z.infer<typeof companyView>

export interface BrandRow {
  id: string
  name: string
  colour: string
  logoDigest: string | null
}

export function toBrandView({ id, name, colour, logoDigest }: BrandRow): BrandView {
  // The digest stands in the address, so that a new logo is seen at once whatever a cache remembers.
  const logoUrl = logoDigest === null ? null : `/api/companies/${id}/logo?v=${logoDigest.slice(0, 12)}`
  return { id, name, colour, shades: shadesOf(colour), logoUrl }
}

export function toDepartmentView({
  id,
  titleRu,
  titleEn,
  phones,
  email,
  hours,
  isEmergency,
}: typeof department.$inferSelect): DepartmentView {
  return { id, title: { ru: titleRu, en: titleEn }, phones, email, hours, isEmergency }
}

const derived = new Map<string, BrandShades>()

/** Every look at an entrance asks for them, and there are no more of them than companies. */
function shadesOf(colour: string): BrandShades {
  const known = derived.get(colour) ?? deriveShades(colour)
  derived.set(colour, known)
  return known
}
