import { faults } from './errors.ts'

/** Faults that any route can meet. */
export const platformFaults = faults({
  'input.invalid': {
    kind: 'bad-input',
    ru: ['Проверьте введённые данные', 'Некоторые поля заполнены неверно: они перечислены в fields.'],
    en: ['Check what you entered', 'Some fields are not valid: see fields.'],
  },
  'input.too-large': {
    kind: 'too-large',
    ru: ['Слишком большой запрос', 'Уменьшите объём отправляемых данных.'],
    en: ['The request is too large', 'Send less data.'],
  },
  'route.unknown': {
    kind: 'not-found',
    ru: ['Такой страницы нет', 'Проверьте адрес.'],
    en: ['There is no such page', 'Check the address.'],
  },
  'session.required': {
    kind: 'unauthenticated',
    ru: ['Нужно войти', 'Войдите и повторите.'],
    en: ['Sign in first', 'Sign in and try again.'],
  },
  'origin.forbidden': {
    kind: 'forbidden',
    ru: ['Запрос с чужого сайта', 'Откройте страницу приложения и повторите.'],
    en: ['The request came from another site', 'Open the application itself and try again.'],
  },
  'database.unavailable': {
    kind: 'unavailable',
    ru: ['Сервис временно недоступен', 'Подождите несколько секунд и повторите.'],
    en: ['The service is unavailable for a moment', 'Wait a few seconds and try again.'],
  },
  'broker.unavailable': {
    kind: 'unavailable',
    ru: ['Нет связи с дверями', 'Подождите несколько секунд и повторите. Ключи и коды работают.'],
    en: ['The doors cannot be reached', 'Wait a few seconds and try again. Keys and codes keep working.'],
  },
  internal: {
    kind: 'internal',
    ru: ['Что-то пошло не так', 'Мы уже знаем об ошибке. Если она повторится, сообщите номер {traceId}.'],
    en: ['Something went wrong', 'We know about it. If it happens again, tell us the number {traceId}.'],
  },
})
