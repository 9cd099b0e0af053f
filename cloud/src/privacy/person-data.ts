import { eq } from 'drizzle-orm'
import type { PersonTable } from '../platform/person-data.ts'
import { consent, erasure, personalArchive } from './tables.ts'

/** What a person agreed to, and what they asked of their data. */
export const privacyPersonData: PersonTable[] = [
  {
    table: consent,
    title: { ru: 'Согласия', en: 'Consents' },
    stands: 'either',
    of: ({ userId }) => eq(consent.userId, userId),
    erasure: {
      how: 'anonymise',
      set: () => ({ address: null, withdrawnFrom: null }),
      why: {
        ru: 'Подтверждения согласий хранятся три года: закон обязывает оператора доказать, что согласие было (ст. 9 ч. 3 152-ФЗ, ст. 196 ГК). Имя, телефон и сетевой адрес из них уходят.',
        en: 'Proof of consents is kept for three years: the law makes the operator prove that there was one (152-FZ art. 9 part 3). Name, phone and network address go.',
      },
    },
  },
  {
    table: personalArchive,
    title: { ru: 'Архивы данных', en: 'Archives of data' },
    stands: 'outside',
    of: ({ userId }) => eq(personalArchive.userId, userId),
    withheld: ['sealKey'],
    erasure: { how: 'delete' },
  },
  {
    table: erasure,
    title: { ru: 'Заявления об удалении', en: 'Wishes to be forgotten' },
    stands: 'outside',
    of: ({ userId }) => eq(erasure.userId, userId),
    erasure: {
      how: 'keep',
      why: {
        ru: 'Отметка о том, что и когда удалено: подтверждение уничтожения данных (ст. 21 ч. 7 152-ФЗ). Имени в ней нет.',
        en: 'What was erased and when: proof of the destruction (152-FZ art. 21 part 7). No name stands in it.',
      },
    },
  },
]
