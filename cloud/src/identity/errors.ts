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
    ru: ['Отправка кодов не настроена', 'Получить код пока нельзя: сообщите об этом управляющей компании.'],
    en: ['Codes cannot be sent', 'Nobody can get a code yet: tell the management company.'],
  },
  'link.unknown': {
    kind: 'not-found',
    ru: ['Ссылка не действует', 'Откройте ссылку из последнего письма или запросите новую.'],
    en: ['The link is not valid', 'Open the link of the newest letter, or ask for a new one.'],
  },
  'link.used': {
    kind: 'gone',
    ru: [
      'Ссылкой уже воспользовались',
      'Ссылкой уже воспользовались: она служит один раз. Если это были не вы, запросите новую и смените пароль.',
    ],
    en: [
      'The link has been used',
      'The link has been used: it serves once. If that was not you, ask for a new one and change the password.',
    ],
  },
  'link.expired': {
    kind: 'gone',
    ru: ['Срок ссылки истёк', 'Срок ссылки истёк. Запросите новую.'],
    en: ['The link has expired', 'The link has expired. Ask for a new one.'],
  },
  'link.foreign': {
    kind: 'forbidden',
    ru: ['Ссылка не для этой учётной записи', 'Выйдите и войдите как тот, кому пришло письмо.'],
    en: ['The link is for somebody else', 'Sign out, and sign in as the person the letter went to.'],
  },
  'person.taken': {
    kind: 'conflict',
    ru: [
      'Такая учётная запись уже есть',
      'Эти данные есть у другой учётной записи. Войдите в неё или восстановите пароль.',
    ],
    en: ['There is such an account already', 'Another account has them. Sign in to it, or recover the password.'],
  },
  'password.short': {
    kind: 'bad-input',
    ru: ['Слишком короткий пароль', 'Нужно не меньше {minLength} символов.'],
    en: ['The password is too short', 'It needs {minLength} characters or more.'],
  },
  'password.long': {
    kind: 'bad-input',
    ru: ['Слишком длинный пароль', 'Пароль может быть не длиннее 128 символов.'],
    en: ['The password is too long', 'It may have 128 characters at most.'],
  },
  'password.letters': {
    kind: 'bad-input',
    ru: ['В пароле нет букв', 'Добавьте хотя бы одну букву.'],
    en: ['The password has no letters', 'Add at least one letter.'],
  },
  'password.latin': {
    kind: 'bad-input',
    ru: ['В пароле нет латинских букв', 'Добавьте хотя бы одну латинскую букву.'],
    en: ['The password has no Latin letters', 'Add at least one Latin letter.'],
  },
  'password.digits': {
    kind: 'bad-input',
    ru: ['В пароле нет цифр', 'Добавьте хотя бы одну цифру.'],
    en: ['The password has no digits', 'Add at least one digit.'],
  },
  'password.signs': {
    kind: 'bad-input',
    ru: ['В пароле нет знаков', 'Добавьте хотя бы один знак, например - ! ? %.'],
    en: ['The password has no signs', 'Add at least one sign, such as - ! ? %.'],
  },
  'password.common': {
    kind: 'bad-input',
    ru: ['Этот пароль знают все', 'Он есть в списках самых частых паролей: придумайте другой.'],
    en: ['Everybody knows this password', 'It stands in the lists of common passwords: think of another.'],
  },
  'password.wrong': {
    kind: 'bad-input',
    ru: [
      'Неверный логин или пароль',
      'Логин или пароль не подходят. Проверьте раскладку и Caps Lock или нажмите «Забыли пароль?».',
    ],
    en: [
      'Wrong login or password',
      'Login or password do not fit. Look at the keyboard layout and Caps Lock, or set a new password.',
    ],
  },
  'password.old-wrong': {
    kind: 'bad-input',
    ru: ['Неверный старый пароль', 'Старый пароль не подходит: введите тот, с которым вы входите сейчас.'],
    en: ['The old password is wrong', 'The old password does not fit: enter the one that you sign in with now.'],
  },
  'email.invalid': {
    kind: 'bad-input',
    ru: ['Проверьте адрес почты', 'Адрес выглядит так: anna@example.ru.'],
    en: ['Check the e-mail address', 'It looks like anna@example.com.'],
  },
  'email.unsent': {
    kind: 'unavailable',
    ru: ['Отправка писем не настроена', 'Сообщите об этом управляющей компании.'],
    en: ['Letters cannot be sent', 'Tell the management company.'],
  },
  'inn.invalid': {
    kind: 'bad-input',
    ru: ['Проверьте ИНН', 'В ИНН человека 12 цифр, организации — 10; эти цифры не складываются в правильный номер.'],
    en: ['Check the INN', 'A person has 12 digits, an organisation 10; these do not make a valid number.'],
  },
  'second-factor.wrong': {
    kind: 'bad-input',
    ru: ['Неверный код', 'Введите новый код из приложения: каждый служит один раз. Осталось попыток: {triesLeft}.'],
    en: ['Wrong code', 'Enter a new code of the app: each serves once. Attempts left: {triesLeft}.'],
  },
  'second-factor.unset': {
    kind: 'conflict',
    ru: ['Второй фактор не настроен', 'Сначала отсканируйте QR-код приложением.'],
    en: ['There is no second factor', 'Scan the QR code with an app first.'],
  },
  'second-factor.required': {
    kind: 'forbidden',
    ru: ['Сначала подтвердите вход', 'Введите код из приложения или войдите с ключом доступа, затем повторите.'],
    en: ['Confirm the sign-in first', 'Enter the code of your app or sign in with a passkey, then try again.'],
  },
  'second-factor.present': {
    kind: 'conflict',
    ru: ['Второй фактор уже настроен', 'Чтобы сменить его, сначала отключите прежний.'],
    en: ['There is a second factor already', 'To change it, switch the present one off first.'],
  },
  'passkey.refused': {
    kind: 'bad-input',
    ru: ['Ключ доступа не подошёл', 'Повторите или войдите другим способом.'],
    en: ['The passkey was not accepted', 'Try again, or sign in another way.'],
  },
  'passkey.unknown': {
    kind: 'not-found',
    ru: ['Такого ключа доступа нет', 'Возможно, он уже удалён. Обновите список.'],
    en: ['There is no such passkey', 'It may have been deleted already. Refresh the list.'],
  },
  'passkey.limit': {
    kind: 'conflict',
    ru: ['Слишком много ключей доступа', 'Удалите лишние: можно хранить не больше 20.'],
    en: ['Too many passkeys', 'Delete some: there may be 20 at most.'],
  },
  'passkey.unsupported': {
    kind: 'unavailable',
    ru: ['Ключи доступа здесь не работают', 'Они работают только по имени сайта, а не по номеру его адреса.'],
    en: ['Passkeys do not work here', 'They need a site with a name, not an address in numbers.'],
  },
  'recovery.refused': {
    kind: 'bad-input',
    ru: ['Неверный код', 'Проверьте последнее SMS или запросите новый код.'],
    en: ['Wrong code', 'Look at the newest SMS, or ask for another code.'],
  },
  'password.busy': {
    kind: 'unavailable',
    ru: ['Сейчас входит слишком много людей', 'Подождите {retryAfterS} с и повторите.'],
    en: ['Too many people are signing in', 'Wait {retryAfterS} s and try again.'],
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
