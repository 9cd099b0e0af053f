import { faults } from '../platform/errors.ts'

export const verificationFaults = faults({
  'extract.unsafe': {
    kind: 'bad-input',
    ru: [
      'Файл XML устроен не как выписка',
      'Скачайте выписку с Госуслуг заново и приложите её как есть, ничего в ней не меняя.',
    ],
    en: [
      'The XML is not built as an extract is',
      'Download the extract from Gosuslugi anew and attach it as it came, unchanged.',
    ],
  },
  'extract.unreadable': {
    kind: 'bad-input',
    ru: ['Файл XML не читается', 'Похоже, он повреждён. Скачайте выписку заново и приложите её как есть.'],
    en: ['The XML cannot be read', 'It seems to be damaged. Download the extract anew and attach it as it came.'],
  },
  'extract.missing': {
    kind: 'bad-input',
    ru: [
      'Приложите выписку из ЕГРН',
      'Без неё нельзя подтвердить, что квартира ваша. Подойдут PDF, XML или архив ZIP.',
    ],
    en: ['Attach the EGRN extract', 'Without it nobody can tell that the flat is yours. PDF, XML or ZIP serve.'],
  },
  'verification.home': {
    kind: 'forbidden',
    ru: ['Это не ваша квартира', 'Выберите свою квартиру или добавьте адрес в профиле.'],
    en: ['This is not your flat', 'Choose your flat, or add the address in your profile.'],
  },
  'verification.owner': {
    kind: 'bad-input',
    ru: ['Проверьте ФИО собственника', 'Пишите русскими буквами: фамилия, имя и отчество, если оно есть.'],
    en: ['Check the owner’s name', 'Write it in Cyrillic: surname, first name, and patronymic where there is one.'],
  },
  'verification.account': {
    kind: 'bad-input',
    ru: ['Проверьте номер лицевого счёта', 'Перепишите его с квитанции: цифры, без слов и знака №.'],
    en: ['Check the account number', 'Copy it from the bill: digits, without words or №.'],
  },
  'verification.waiting': {
    kind: 'conflict',
    ru: ['Анкета уже на проверке', 'Ответ придёт в заявку № {number}. Дополнить её можно там же, в чате.'],
    en: ['Your form is being checked', 'The answer comes to request no. {number}. Add to it there, in the chat.'],
  },
  'verification.limited': {
    kind: 'limited',
    ru: ['Слишком много попыток подряд', 'Повторите через {retryAfterS} с.'],
    en: ['Too many tries in a row', 'Try again in {retryAfterS} s.'],
  },
  'verification.unknown': {
    kind: 'not-found',
    ru: ['Такой анкеты нет', 'Обновите список: её могли уже разобрать.'],
    en: ['There is no such form', 'Load the list again: somebody may have dealt with it.'],
  },
  'verification.decided': {
    kind: 'conflict',
    ru: ['Решение уже принято', 'Его принял другой сотрудник. Обновите страницу.'],
    en: ['It is decided already', 'A colleague has decided it. Load the page again.'],
  },
  'verification.reason': {
    kind: 'bad-input',
    ru: ['Напишите причину', 'Житель прочтёт её слово в слово: от 3 до 1000 знаков.'],
    en: ['Give the reason', 'The resident reads it word by word: 3 to 1000 characters.'],
  },
  'verification.not-verified': {
    kind: 'conflict',
    ru: ['Верификации сейчас нет', 'Прекращать нечего. Обновите страницу.'],
    en: ['There is no verification now', 'There is nothing to end. Load the page again.'],
  },
  'key.state': {
    kind: 'conflict',
    ru: [
      'С ключом так поступить нельзя',
      'Сначала одобрите анкету, а для платного ключа дождитесь оплаты. Выданный ключ отметить снова нельзя.',
    ],
    en: [
      'This cannot be done to the key',
      'Approve the form first; a paid key waits for its payment. A key is handed over once.',
    ],
  },
})
