import { faults } from '../platform/errors.ts'

export const supportFaults = faults({
  'support.limited': {
    kind: 'limited',
    ru: [
      'Слишком много сообщений подряд',
      'Мы получили прежние и ответим на них. Написать ещё раз можно через {retryAfterS} с; если срочно — позвоните диспетчеру.',
    ],
    en: [
      'Too many messages in a row',
      'We have the earlier ones and will answer them. Write again in {retryAfterS} s; if it is urgent, call the dispatcher.',
    ],
  },
  'support.contact': {
    kind: 'bad-input',
    ru: ['Проверьте, куда ответить', 'Нужна электронная почта вида anna@example.ru или мобильный телефон.'],
    en: ['Check where to answer', 'An e-mail such as anna@example.ru or a mobile phone is wanted.'],
  },
  'support.text': {
    kind: 'bad-input',
    ru: ['Напишите, что случилось', 'Имя — до 120 знаков, сообщение — от 5 до 4000 знаков.'],
    en: ['Say what has happened', 'A name of up to 120 characters, a message of 5 to 4000 characters.'],
  },
  'support.unknown': {
    kind: 'not-found',
    ru: ['Такого обращения нет', 'Возможно, его уже удалили. Вернитесь к списку.'],
    en: ['There is no such message', 'It may have been deleted. Go back to the list.'],
  },
  'support.closed': {
    kind: 'conflict',
    ru: ['Обращение закрыто', 'Откройте его снова, чтобы ответить.'],
    en: ['The message is closed', 'Open it again to answer.'],
  },
})
