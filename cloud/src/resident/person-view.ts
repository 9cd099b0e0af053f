import { z } from 'zod'
import { premisesKinds } from '../property/index.ts'

export const relations = ['owner', 'family', 'tenant'] as const

export const residencyView = z.object({
  id: z.uuid(),
  premisesId: z.uuid(),
  buildingId: z.uuid(),
  address: z.string(),
  number: z.string(),
  kind: z.enum(premisesKinds),
  relation: z.enum(relations),
  since: z.iso.datetime(),
  verifiedAt: z.iso.datetime().nullable(),
  verifiedBy: z.string().nullable().meta({ description: 'On whose word' }),
  endsAt: z.iso.datetime().nullable().meta({ description: "A tenancy's last moment" }),
  endedAt: z.iso.datetime().nullable(),
})
export type ResidencyView = z.infer<typeof residencyView>

export const personLineView = z.object({
  userId: z.uuid(),
  name: z.string().meta({ description: 'Фамилия Имя Отчество' }),
  phone: z.string().nullable().meta({ description: 'Masked' }),
  residencies: z.array(residencyView),
})

export const personView = z.object({
  ...personLineView.shape,
  familyName: z.string(),
  givenName: z.string(),
  patronymic: z.string(),
  isPhoneVerified: z.boolean(),
  email: z.string().nullable().meta({ description: 'Masked' }),
})

/** A row of the register of people: one person in one flat. */
export interface PersonRow extends Omit<ResidencyView, 'since' | 'verifiedAt' | 'endsAt' | 'endedAt'> {
  [column: string]: unknown
  userId: string
  familyName: string
  givenName: string
  patronymic: string
  phone: string | null
  phoneVerified: boolean
  email: string | null
  since: Date
  verifiedAt: Date | null
  endsAt: Date | null
  endedAt: Date | null
}

export function toResidencyView(row: PersonRow): ResidencyView {
  const { id, premisesId, buildingId, address, number, kind, relation, verifiedBy } = row
  const at = (moment: Date | null) => moment && new Date(moment).toISOString()
  return {
    ...{ id, premisesId, buildingId, address, number, kind, relation, verifiedBy },
    since: new Date(row.since).toISOString(),
    verifiedAt: at(row.verifiedAt),
    endsAt: at(row.endsAt),
    endedAt: at(row.endedAt),
  }
}

/** «Смирнова Анна Ивановна»; who has told no name yet has none. */
export function fullName(row: Pick<PersonRow, 'familyName' | 'givenName' | 'patronymic'>): string {
  return [row.familyName, row.givenName, row.patronymic].filter(Boolean).join(' ')
}
