import { faults } from '../platform/errors.ts'

export const propertyFaults = faults({
  'address.limited': {
    kind: 'limited',
    ru: ['Слишком много запросов адресов', 'Подождите минуту и продолжайте: адрес можно ввести и без подсказок.'],
    en: ['Too many address look-ups', 'Wait a minute and go on: an address can be typed without suggestions too.'],
  },
})
