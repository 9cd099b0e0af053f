import { faults } from '../platform/errors.ts'

export const settingsFaults = faults({
  'settings.address-taken': {
    kind: 'conflict',
    ru: ['Этот адрес уже занят', 'Выберите другой: {value} принадлежит другой компании или самой платформе.'],
    en: ['This address is taken', 'Choose another: {value} belongs to another company or to the platform itself.'],
  },
  'settings.no-way': {
    kind: 'bad-input',
    ru: ['Нет ни одного способа регистрации', 'Оставьте хотя бы один: иначе новые жители не войдут.'],
    en: ['There is no way to register', 'Leave at least one: else no new resident can come in.'],
  },
  'settings.time-zone': {
    kind: 'bad-input',
    ru: ['Такого часового пояса нет', 'Выберите пояс из списка.'],
    en: ['There is no such time zone', 'Choose one from the list.'],
  },
})
