import { faults } from '../platform/errors.ts'

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
    ru: ['Не удалось отправить SMS', 'Повторите через несколько минут.'],
    en: ['The SMS could not be sent', 'Try again in a few minutes.'],
  },
  'outbox.closed': {
    kind: 'not-found',
    ru: ['Такой страницы нет', 'Исходящие сообщения видны только в демонстрации.'],
    en: ['There is no such page', 'Outgoing messages are shown in the demo only.'],
  },
})
