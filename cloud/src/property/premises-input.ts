import { z } from 'zod'
import { cadastralNumber } from './building-input.ts'
import { premisesKinds } from './tables.ts'

const details = {
  kind: z.enum(premisesKinds).default('flat'),
  floor: z.int().min(-10).max(200).nullable().default(null),
  area: z.number().positive().max(1_000_000).nullable().default(null).meta({ description: 'm²' }),
  cadastralNumber,
}

export const premisesInput = z.object({ number: z.string().max(64), ...details })
export type PremisesInput = z.infer<typeof premisesInput>

export const newPremisesInput = z.object({
  ...details,
  numbers: z.string().max(2_000).meta({ description: 'A number, a list or a range: «12», «1, 2, 5», «1-60»' }),
})
export type NewPremisesInput = z.infer<typeof newPremisesInput>
