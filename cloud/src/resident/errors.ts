import { faults } from '../platform/errors.ts'

export const residentFaults = faults({
  'person.unknown': {
    kind: 'not-found',
    ru: ['Такого жителя нет', 'Среди жителей ваших домов его нет. Вернитесь к списку.'],
    en: ['There is no such resident', 'They are not among the residents of your buildings. Go back to the list.'],
  },
  'person.other-name': {
    kind: 'conflict',
    ru: [
      'С этим телефоном зарегистрирован другой человек',
      'Проверьте номер и ФИО. Если они верны, попросите жителя войти и добавить адрес самому.',
    ],
    en: [
      'Another person is registered with this phone',
      'Check the number and the name. If both are right, ask the resident to sign in and add the address.',
    ],
  },
  'residency.since': {
    kind: 'bad-input',
    ru: ['Срок уже прошёл', 'Укажите день, который ещё не наступил, или оставьте поле пустым.'],
    en: ['That day has passed', 'Give a day to come, or leave the field empty.'],
  },
})
