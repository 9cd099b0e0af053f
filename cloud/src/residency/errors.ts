import { faults } from '../platform/errors.ts'

export const residencyFaults = faults({
  'residency.unknown': {
    kind: 'not-found',
    ru: ['Такого жителя здесь нет', 'Возможно, он уже выехал. Обновите список.'],
    en: ['There is no such resident', 'They may have moved out already. Refresh the list.'],
  },
})

export const entranceFaults = faults({
  'entrance.unknown': {
    kind: 'not-found',
    ru: ['Подъезд не найден', 'Вернитесь к списку своих подъездов.'],
    en: ['There is no such entrance', 'Go back to your entrances.'],
  },
  'entrance.forbidden': {
    kind: 'forbidden',
    ru: [
      'Это не ваш подъезд',
      'Доступ есть у жителей этого подъезда. Если вы здесь живёте, напишите в управляющую компанию.',
    ],
    en: [
      'This entrance is not yours',
      'Its residents have access. If you live here, write to your management company.',
    ],
  },
})
