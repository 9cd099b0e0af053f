import { faults } from '../platform/errors.ts'

export const accountFaults = faults({
  'account.unknown': {
    kind: 'not-found',
    ru: ['Лицевой счёт не найден', 'Обновите список: его могли удалить.'],
    en: ['There is no such account', 'Load the list again: it may have been removed.'],
  },
  'account.number': {
    kind: 'bad-input',
    ru: ['Проверьте номер лицевого счёта', 'До 30 знаков: цифры, буквы, дефис, точка и косая черта.'],
    en: ['Check the account number', 'Up to 30 characters: digits, letters, hyphen, dot and slash.'],
  },
  'account.taken': {
    kind: 'conflict',
    ru: ['Такой номер уже есть', 'В компании лицевой счёт {number} уже заведён. Откройте его.'],
    en: ['This number is taken', 'The company has an account {number} already. Open that one.'],
  },
  'account.owners': {
    kind: 'bad-input',
    ru: ['Проверьте собственников', 'Пишите фамилию, имя и отчество целиком, до 20 человек.'],
    en: ['Check the owners', 'Write surname, first name and patronymic in full, up to 20 people.'],
  },
  'account.premises': {
    kind: 'bad-input',
    ru: ['Такого помещения нет', 'Выберите помещение из домов компании.'],
    en: ['There are no such premises', 'Choose premises of the company’s houses.'],
  },
})
