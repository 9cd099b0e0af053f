import { eq, or, sql } from 'drizzle-orm'
import type { PersonTable } from '../platform/person-data.ts'
import { householdInvitation, residency } from './tables.ts'

/** Where a person lives or lived, and whom they invited. */
export const residencyPersonData: PersonTable[] = [
  {
    table: householdInvitation,
    title: { ru: 'Приглашения в квартиру', en: 'Invitations to a home' },
    stands: 'in-company',
    of: ({ userId, phone }) =>
      or(
        eq(householdInvitation.invitedBy, userId),
        eq(householdInvitation.acceptedBy, userId),
        phone === null ? undefined : eq(householdInvitation.phone, phone),
      ),
    withheld: ['tokenDigest'],
    erasure: { how: 'delete' },
  },
  {
    table: residency,
    title: { ru: 'Квартиры', en: 'Homes' },
    stands: 'in-company',
    of: ({ userId }) => eq(residency.userId, userId),
    erasure: {
      how: 'anonymise',
      set: (now) => ({ endedAt: sql`coalesce(${residency.endedAt}, ${now.toISOString()}::timestamptz)` }),
      why: {
        ru: 'Проживание прекращается. Запись о том, что в квартире кто-то жил, остаётся без имени: к ней привязан журнал дверей.',
        en: 'Your stay ends. That somebody lived there stays on record without a name: the journal of doors refers to it.',
      },
    },
  },
]
