import { faults } from '../platform/errors.ts'

export const privacyFaults = faults({
  'document.unknown': {
    kind: 'not-found',
    ru: ['Такого документа нет', 'Проверьте адрес: назначение, версию и компанию.'],
    en: ['There is no such document', 'Check the address: purpose, version and company.'],
  },
  'consent.required': {
    kind: 'conflict',
    ru: [
      'Без этого согласия аккаунт не работает',
      'Отозвать его можно только вместе с аккаунтом: перейдите к разделу «Удалить аккаунт».',
    ],
    en: [
      'The account cannot work without this consent',
      'It is withdrawn with the account: go to “Delete the account”.',
    ],
  },
  'consent.none': {
    kind: 'not-found',
    ru: ['Такого согласия нет', 'Возможно, оно уже отозвано. Обновите страницу.'],
    en: ['There is no such consent', 'It may have been withdrawn already. Refresh the page.'],
  },
  'archive.under-way': {
    kind: 'conflict',
    ru: ['Архив уже готовится', 'Дождитесь его или скачайте готовый.'],
    en: ['An archive is being made', 'Wait for it, or fetch the one that is ready.'],
  },
  'archive.limited': {
    kind: 'limited',
    ru: ['Архив можно заказать три раза в сутки', 'Подождите {retryAfterS} с и повторите.'],
    en: ['Three archives a day', 'Wait {retryAfterS} s and try again.'],
  },
  'archive.unknown': {
    kind: 'not-found',
    ru: ['Такого архива нет', 'Закажите новый в разделе «Мои данные».'],
    en: ['There is no such archive', 'Ask for a new one under “My data”.'],
  },
  'archive.not-ready': {
    kind: 'conflict',
    ru: ['Архив ещё готовится', 'Мы сообщим, когда он будет готов.'],
    en: ['The archive is not ready yet', 'We will tell you when it is.'],
  },
  'archive.taken': {
    kind: 'gone',
    ru: ['Архив уже скачан', 'Он отдаётся один раз. Закажите новый.'],
    en: ['The archive was fetched already', 'It is handed out once. Ask for a new one.'],
  },
  'archive.expired': {
    kind: 'gone',
    ru: ['Срок архива вышел', 'Архив ждёт сутки. Закажите новый.'],
    en: ['The archive has run out', 'It waits for one day. Ask for a new one.'],
  },
  'erasure.staff': {
    kind: 'conflict',
    ru: [
      'Вы сотрудник компании',
      'Сначала администратор компании должен закрыть вам доступ сотрудника: попросите его, затем удалите аккаунт.',
    ],
    en: [
      "You are a company's staff",
      'Ask its administrator to end your access as staff first, then delete the account.',
    ],
  },
  'erasure.planned': {
    kind: 'conflict',
    ru: ['Удаление уже запланировано', 'Его можно отменить в разделе «Мои данные».'],
    en: ['The deletion is planned already', 'You can call it off under “My data”.'],
  },
  'erasure.none': {
    kind: 'not-found',
    ru: ['Удаление не запланировано', 'Отменять нечего. Обновите страницу.'],
    en: ['No deletion is planned', 'There is nothing to call off. Refresh the page.'],
  },
})
