import { faults } from '../platform/errors.ts'

const ruName = 'буквы кириллицы, дефис, апостроф и пробел между ними, не длиннее 60 знаков'
const enName = 'Cyrillic letters with a hyphen, an apostrophe or a space between them, 60 characters at most'

export const identityFaults = faults({
  'phone.invalid': {
    kind: 'bad-input',
    ru: [
      'Проверьте номер телефона',
      'Введите 10 цифр номера, например 912 345-67-89. Впереди можно написать +7 или 8; другие страны не поддерживаются.',
    ],
    en: [
      'Check the phone number',
      'Enter the 10 digits of the number, such as 912 345-67-89. +7 or 8 may stand in front; other countries are not supported.',
    ],
  },
  'code.limited': {
    kind: 'limited',
    ru: ['Слишком много попыток', 'Подождите {retryAfterS} с и повторите.'],
    en: ['Too many attempts', 'Wait {retryAfterS} s and try again.'],
  },
  'code.wrong': {
    kind: 'bad-input',
    ru: ['Неверный код', 'Проверьте последнее SMS: действует только код из него. Осталось попыток: {triesLeft}.'],
    en: ['Wrong code', 'Look at the newest SMS: only its code is valid. Attempts left: {triesLeft}.'],
  },
  'code.expired': {
    kind: 'bad-input',
    ru: ['Код больше не действует', 'Код служит один раз и живёт 10 минут. Запросите новый.'],
    en: ['The code is no longer valid', 'A code serves once and lives 10 minutes. Ask for a new one.'],
  },
  'code.unsent': {
    kind: 'unavailable',
    ru: ['Отправка SMS не настроена', 'Войти по телефону пока нельзя: сообщите об этом управляющей компании.'],
    en: ['SMS are not set up', 'Nobody can sign in by phone yet: tell the management company.'],
  },
  'session.unknown': {
    kind: 'not-found',
    ru: ['Такого сеанса нет', 'Возможно, он уже завершён. Обновите список.'],
    en: ['There is no such session', 'It may have ended already. Refresh the list.'],
  },
  'name.family': {
    kind: 'bad-input',
    ru: ['Проверьте фамилию', `Фамилия: ${ruName}, например Иванова-Петрова.`],
    en: ['Check the family name', `Family name: ${enName}, such as Иванова-Петрова.`],
  },
  'name.given': {
    kind: 'bad-input',
    ru: ['Проверьте имя', `Имя: ${ruName}, например Анна.`],
    en: ['Check the given name', `Given name: ${enName}, such as Анна.`],
  },
  'name.patronymic': {
    kind: 'bad-input',
    ru: ['Проверьте отчество', `Отчество: ${ruName}, например Сергеевна. Если отчества нет, оставьте пустым.`],
    en: ['Check the patronymic', `Patronymic: ${enName}, such as Сергеевна. Leave it empty if there is none.`],
  },
  'outbox.closed': {
    kind: 'not-found',
    ru: ['Такой страницы нет', 'Исходящие сообщения видны только в демонстрации.'],
    en: ['There is no such page', 'Outgoing messages are shown in the demo only.'],
  },
})
