import { z } from 'zod'
import { streetKinds } from './street-kinds.ts'
import { type building, premisesKinds } from './tables.ts'

export const buildingView = z.object({
  id: z.uuid(),
  address: z.string(),
  city: z.string(),
  district: z.string().nullable(),
  streetKind: z.enum(streetKinds).nullable(),
  street: z.string(),
  house: z.string(),
  block: z.string().nullable(),
  structure: z.string().nullable(),
  postalCode: z.string().nullable(),
  cadastralNumber: z.string().nullable(),
  timeZone: z.string(),
})
export type BuildingView = z.infer<typeof buildingView>

export const premisesView = z.object({
  id: z.uuid(),
  entranceId: z.uuid(),
  kind: z.enum(premisesKinds),
  number: z.string(),
  floor: z.int().nullable(),
  area: z.number().nullable().meta({ description: 'm²' }),
  cadastralNumber: z.string().nullable(),
})

export const entranceView = z.object({ id: z.uuid(), name: z.string(), premises: z.int() })

export function toBuildingView(row: typeof building.$inferSelect): BuildingView {
  const { cityKey, districtKey, streetKey, houseKey, addressKey, companyId, ...view } = row
  return view
}
