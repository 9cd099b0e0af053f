import { faults } from '../platform/errors.ts'

export const propertyFaults = faults({
  'address.limited': {
    kind: 'limited',
    ru: ['Слишком много запросов адресов', 'Подождите минуту и продолжайте: адрес можно ввести и без подсказок.'],
    en: ['Too many address look-ups', 'Wait a minute and go on: an address can be typed without suggestions too.'],
  },
  'building.unknown': {
    kind: 'not-found',
    ru: ['Такого дома нет', 'Возможно, его уже удалили. Вернитесь к списку домов.'],
    en: ['There is no such building', 'It may have been deleted. Go back to the buildings.'],
  },
  'building.exists': {
    kind: 'conflict',
    ru: ['Такой дом уже есть', 'В реестре уже записан дом с адресом «{address}». Откройте его или исправьте адрес.'],
    en: ['This building is there already', 'The register has «{address}» already. Open it, or correct the address.'],
  },
  'building.incomplete': {
    kind: 'bad-input',
    ru: ['Адрес неполный', 'Укажите населённый пункт, улицу и номер дома. Не хватает: {field}.'],
    en: ['The address is incomplete', 'Give the city, the street and the number of the house. Missing: {field}.'],
  },
  'entrance.missing': {
    kind: 'not-found',
    ru: ['Такого подъезда нет', 'Возможно, его уже удалили. Обновите страницу дома.'],
    en: ['There is no such entrance', "It may have been deleted. Refresh the building's page."],
  },
  'entrance.exists': {
    kind: 'conflict',
    ru: ['Такой подъезд уже есть', 'В этом доме уже есть «{name}». Назовите его иначе.'],
    en: ['This entrance is there already', 'The building has «{name}» already. Give it another name.'],
  },
  'premises.unknown': {
    kind: 'not-found',
    ru: ['Такого помещения нет', 'Возможно, его уже удалили. Обновите страницу дома.'],
    en: ['There are no such premises', "They may have been deleted. Refresh the building's page."],
  },
  'premises.exists': {
    kind: 'conflict',
    ru: ['Такое помещение уже есть', 'В этом подъезде уже есть помещение с номером {number}.'],
    en: ['These premises are there already', 'This entrance has premises numbered {number} already.'],
  },
  'premises.numbers': {
    kind: 'bad-input',
    ru: ['Номера не читаются', 'Введите номер (12), список (1, 2, 5) или диапазон (1-60), не больше 2000 номеров.'],
    en: ['The numbers cannot be read', 'Give a number (12), a list (1, 2, 5) or a range (1-60), up to 2,000 numbers.'],
  },
  'property.has-people': {
    kind: 'conflict',
    ru: [
      'Удалить нельзя: здесь есть жители',
      'За помещением записаны жители, нынешние или прежние: их история сохраняется.',
    ],
    en: ['Cannot be deleted: people live here', 'People live or have lived here, and their history is kept.'],
  },
  'property.has-accounts': {
    kind: 'conflict',
    ru: ['Удалить нельзя: есть лицевой счёт', 'Сначала отвяжите лицевые счета от помещения.'],
    en: ['Cannot be deleted: there is an account', 'Take the billing accounts off the premises first.'],
  },
  'property.has-controller': {
    kind: 'conflict',
    ru: ['Удалить нельзя: стоит контроллер', 'Сначала снимите контроллер с подъезда.'],
    en: ['Cannot be deleted: there is a controller', 'Take the controller off the entrance first.'],
  },
  'property.in-use': {
    kind: 'conflict',
    ru: ['Удалить нельзя', 'На эту запись ссылаются другие: заявки, ключи или история. Они сохраняются.'],
    en: ['Cannot be deleted', 'Other records refer to it: requests, keys or history. They are kept.'],
  },
})
