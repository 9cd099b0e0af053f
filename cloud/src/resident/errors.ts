import { faults } from '../platform/errors.ts'

export const residentFaults = faults({
  'person.unknown': {
    kind: 'not-found',
    ru: ['Такого жителя нет', 'Среди жителей ваших домов его нет. Вернитесь к списку.'],
    en: ['There is no such resident', 'They are not among the residents of your buildings. Go back to the list.'],
  },
  'residency.since': {
    kind: 'bad-input',
    ru: ['Срок уже прошёл', 'Укажите день, который ещё не наступил, или оставьте поле пустым.'],
    en: ['That day has passed', 'Give a day to come, or leave the field empty.'],
  },
})
