import { faults } from '../platform/errors.ts'

export const registrationFaults = faults({
  'registration.unknown': {
    kind: 'not-found',
    ru: ['Регистрация не найдена', 'Она завершена, устарела или начата на другом устройстве. Начните её заново.'],
    en: ['There is no such registration', 'It is over, has run out or was begun on another device. Begin again.'],
  },
  'registration.none': {
    kind: 'not-found',
    ru: [
      'Заявки с этим номером нет',
      'Проверьте номер телефона или отправьте заявку. Заявки без ответа хранятся 10 дней.',
    ],
    en: ['No application has this number', 'Check the phone number or send an application. They are kept for 10 days.'],
  },
  'registration.step': {
    kind: 'conflict',
    ru: ['Этот шаг уже пройден', 'Обновите страницу: она покажет, что делать дальше.'],
    en: ['This step is over', 'Reload the page: it shows what comes next.'],
  },
  'registration.way': {
    kind: 'forbidden',
    ru: ['Компания так не регистрирует', 'Выберите другой способ регистрации или обратитесь в управляющую компанию.'],
    en: ['The company does not register people this way', 'Choose another way, or ask your management company.'],
  },
  'registration.company': {
    kind: 'not-found',
    ru: ['Неизвестно, в какой компании вы регистрируетесь', 'Откройте страницу регистрации с сайта своей компании.'],
    en: ['It is not known which company you come to', "Open the registration from your company's own address."],
  },
  'registration.limited': {
    kind: 'limited',
    ru: ['Слишком много регистраций с этого адреса', 'Подождите {retryAfterS} с и повторите.'],
    en: ['Too many registrations from this address', 'Wait {retryAfterS} s and try again.'],
  },
  'home.limited': {
    kind: 'limited',
    ru: ['Слишком много адресов за один день', 'Подождите {retryAfterS} с или напишите в управляющую компанию.'],
    en: ['Too many addresses for one day', 'Wait {retryAfterS} s, or write to the management company.'],
  },
  'registration.consent': {
    kind: 'bad-input',
    ru: ['Без согласия зарегистрироваться нельзя', 'Прочитайте документ и поставьте галочку.'],
    en: ['There is no registration without your consent', 'Read the document and tick the box.'],
  },
  'registration.repeat': {
    kind: 'bad-input',
    ru: ['Пароли не совпадают', 'Введите один и тот же пароль в оба поля.'],
    en: ['The passwords differ', 'Enter the same password in both fields.'],
  },
  'registration.email': {
    kind: 'bad-input',
    ru: ['Проверьте адрес почты', 'Введите адрес вида name@example.ru, не длиннее 254 знаков.'],
    en: ['Check the e-mail address', 'Enter an address such as name@example.com, 254 characters at most.'],
  },
  'registration.login': {
    kind: 'bad-input',
    ru: ['Проверьте логин', 'От 3 до 32 знаков: латинские буквы, цифры, точка, дефис и подчёркивание; первая — буква.'],
    en: ['Check the login', '3 to 32 characters: Latin letters, digits, dots, hyphens, underscores; a letter first.'],
  },
  'login.taken': {
    kind: 'conflict',
    ru: ['Этот логин уже занят', 'Придумайте другой. Если это ваш логин, войдите.'],
    en: ['This login is taken', 'Think of another. If it is yours, sign in.'],
  },
  'registration.full-name': {
    kind: 'bad-input',
    ru: ['Проверьте ФИО', 'Напишите фамилию, имя и отчество (если есть) кириллицей, например Иванов Иван Иванович.'],
    en: ['Check the name', 'Write family name, given name and patronymic in Cyrillic, such as Иванов Иван Иванович.'],
  },
  'registration.account': {
    kind: 'bad-input',
    ru: ['Проверьте номер лицевого счёта', 'Он напечатан на квитанции, например 123456789.'],
    en: ['Check the account number', 'It is printed on the bill, such as 123456789.'],
  },
  'registration.address': {
    kind: 'bad-input',
    ru: ['Проверьте адрес', 'Заполните город, улицу, дом и квартиру, например: Химки, Молодежная, 10, 102.'],
    en: ['Check the address', 'Fill in city, street, house and flat, such as Химки, Молодежная, 10, 102.'],
  },
  'letter.limited': {
    kind: 'limited',
    ru: ['Письмо уже отправлено', 'Проверьте папку «Спам». Отправить ещё раз можно через {retryAfterS} с.'],
    en: ['The letter has been sent', 'Look into your spam folder. It can be sent again in {retryAfterS} s.'],
  },
  'letter.unsent': {
    kind: 'unavailable',
    ru: ['Отправка писем не настроена', 'Зарегистрироваться по почте пока нельзя: сообщите управляющей компании.'],
    en: ['Letters cannot be sent', 'Nobody can register by e-mail yet: tell the management company.'],
  },
  'application.unknown': {
    kind: 'not-found',
    ru: ['Такой заявки нет', 'Возможно, она завершена или устарела. Обновите список.'],
    en: ['There is no such application', 'It may be over or have run out. Refresh the list.'],
  },
  'application.decided': {
    kind: 'conflict',
    ru: ['Решение уже принято', 'Обновите список: заявку рассмотрел другой сотрудник.'],
    en: ['It has been decided', 'Refresh the list: somebody else has decided it.'],
  },
  'application.premises': {
    kind: 'bad-input',
    ru: ['Выберите помещение', 'По счёту оно не найдено: укажите, где живёт заявитель.'],
    en: ['Choose the premises', 'The account does not name them: say where the applicant lives.'],
  },
  'application.reason': {
    kind: 'bad-input',
    ru: ['Напишите причину', 'Её увидит заявитель: от 3 до 500 знаков.'],
    en: ['Give the reason', 'The applicant will read it: 3 to 500 characters.'],
  },
})
