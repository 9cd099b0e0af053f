import type { Language } from '../platform/errors.ts'

/** A message in one language, of which the SMS, the plain letter and the HTML one are made. `{name}` stands for a value. */
export interface Template {
  /** Mail only. */
  subject: string
  /** Sentences of an SMS, paragraphs of a letter. */
  body: readonly string[]
}

/** All that is ever said. In Russian 70 characters make one SMS (UCS-2, 3GPP TS 23.038), in English 160. */
export const templates = {
  'sign-in-code': {
    ru: { subject: 'Код для входа: {code}', body: ['Домовой: код для входа {code}.', 'Никому его не говорите.'] },
    en: { subject: 'Sign-in code: {code}', body: ['Domovoy: your sign-in code is {code}.', 'Do not share it.'] },
  },
  /** What a call says: for registration by a call from a robot. */
  'spoken-code': {
    ru: { subject: 'Ваш код: {code}', body: ['Здравствуйте! Ваш код: {code}.', 'Повторяем: {code}.'] },
    en: { subject: 'Your code: {code}', body: ['Hello! Your code is {code}.', 'Once more: {code}.'] },
  },
  'confirm-phone-code': {
    ru: { subject: 'Код: {code}', body: ['Домовой: код для номера {code}.', 'Никому его не говорите.'] },
    en: { subject: 'Code: {code}', body: ['Domovoy: the code to confirm your number is {code}.', 'Do not share it.'] },
  },
  'recovery-code': {
    ru: { subject: 'Код: {code}', body: ['Домовой: код для пароля {code}.', 'Никому его не говорите.'] },
    en: { subject: 'Code: {code}', body: ['Domovoy: the code for a new password is {code}.', 'Do not share it.'] },
  },
  'erasure-code': {
    ru: { subject: 'Код: {code}', body: ['Домовой: код для удаления аккаунта {code}.', 'Никому его не говорите.'] },
    en: { subject: 'Code: {code}', body: ['Domovoy: the code to delete your account is {code}.', 'Do not share it.'] },
  },
  'recovery-link': {
    ru: {
      subject: 'Новый пароль в Домовом',
      body: [
        'Здравствуйте! Чтобы задать новый пароль, откройте ссылку:',
        '{link}',
        'Ссылка служит один раз и действует час. Если вы не просили о новом пароле, ничего не делайте: прежний действует.',
      ],
    },
    en: {
      subject: 'A new password for Domovoy',
      body: [
        'Hello! To set a new password, open this link:',
        '{link}',
        'It serves once and lives one hour. If you have not asked for a new password, do nothing: the old one is valid.',
      ],
    },
  },
  'confirm-email-link': {
    ru: {
      subject: 'Подтвердите адрес почты',
      body: [
        'Здравствуйте! Чтобы подтвердить этот адрес в Домовом, откройте ссылку:',
        '{link}',
        'Ссылка служит один раз и действует сутки. Если вы не указывали этот адрес, ничего не делайте.',
      ],
    },
    en: {
      subject: 'Confirm your e-mail address',
      body: [
        'Hello! To confirm this address in Domovoy, open the link:',
        '{link}',
        'It serves once and lives one day. If you have not given this address, do nothing.',
      ],
    },
  },
  'password-changed': {
    ru: { subject: 'Пароль изменён', body: ['Домовой: пароль изменён.', 'Не вы? Восстановите его и сообщите нам.'] },
    en: {
      subject: 'Your password was changed',
      body: ['Domovoy: your password was changed.', 'Not you? Recover it and tell us.'],
    },
  },
  'email-changed': {
    ru: { subject: 'Адрес почты изменён', body: ['Домовой: почта для входа изменена.', 'Не вы? Сообщите нам.'] },
    en: {
      subject: 'Your e-mail address was changed',
      body: ['Domovoy: your e-mail for signing in was changed.', 'Not you? Tell us.'],
    },
  },
  'phone-changed': {
    ru: { subject: 'Телефон изменён', body: ['Домовой: телефон для входа изменён.', 'Не вы? Сообщите нам.'] },
    en: {
      subject: 'Your phone was changed',
      body: ['Domovoy: your phone for signing in was changed.', 'Not you? Tell us.'],
    },
  },
  'second-factor-on': {
    ru: { subject: 'Второй фактор включён', body: ['Домовой: второй фактор включён.', 'Не вы? Сообщите нам.'] },
    en: { subject: 'The second factor is on', body: ['Domovoy: the second factor is on.', 'Not you? Tell us.'] },
  },
  'second-factor-off': {
    ru: { subject: 'Второй фактор отключён', body: ['Домовой: второй фактор отключён.', 'Не вы? Сообщите нам.'] },
    en: { subject: 'The second factor is off', body: ['Domovoy: the second factor is off.', 'Not you? Tell us.'] },
  },
  'passkey-added': {
    ru: {
      subject: 'Добавлен ключ доступа',
      body: ['Домовой: добавлен ключ доступа.', 'Не вы? Удалите его и сообщите нам.'],
    },
    en: { subject: 'A passkey was added', body: ['Domovoy: a passkey was added.', 'Not you? Delete it and tell us.'] },
  },
  'account-deleted': {
    ru: { subject: 'Учётная запись удаляется', body: ['Домовой: учётная запись удаляется.', 'Не вы? Сообщите нам.'] },
    en: {
      subject: 'Your account is being deleted',
      body: ['Domovoy: your account is being deleted.', 'Not you? Tell us.'],
    },
  },
  'support-received': {
    ru: {
      subject: 'Сообщение № {number} принято',
      body: ['Мы получили ваше сообщение и ответим на этот адрес. Его номер: {number}.', 'Вы написали:', '{text}'],
    },
    en: {
      subject: 'Message no. {number} is received',
      body: ['We have your message and will answer to this address. Its number: {number}.', 'You wrote:', '{text}'],
    },
  },
  'support-answer': {
    ru: { subject: 'Ответ на сообщение № {number}', body: ['Ответ на сообщение № {number}:', '{text}'] },
    en: { subject: 'Answer to message no. {number}', body: ['Answer to message no. {number}:', '{text}'] },
  },
  'key-order-received': {
    ru: {
      subject: 'Заявка № {number} принята',
      body: [
        'Здравствуйте! Заявка на ключ от домофона принята, её номер: {number}.',
        'Ответ придёт на этот адрес; подробности — в приложении, в разделе «Заявки».',
        'Если вы не отправляли заявку, ничего не делайте: этот адрес указали по ошибке.',
      ],
    },
    en: {
      subject: 'Request no. {number} is received',
      body: [
        'Hello! The request for a key of the intercom is received. Its number: {number}.',
        'The answer comes to this address; the details stand in the app, under “Requests”.',
        'If you have not sent it, do nothing: the address was given by mistake.',
      ],
    },
  },
  'key-order-approved': {
    ru: {
      subject: 'Заявка № {number}: анкета проверена',
      body: [
        'Здравствуйте! Анкета по заявке № {number} проверена: верификация пройдена.',
        'Когда и где получить ключ, сказано в чате заявки, в приложении.',
      ],
    },
    en: {
      subject: 'Request no. {number}: the form is checked',
      body: [
        'Hello! The form of request no. {number} is checked: the verification is passed.',
        'When and where to get the key is said in the chat of the request, in the app.',
      ],
    },
  },
  'key-order-refused': {
    ru: {
      subject: 'Заявка № {number}: в верификации отказано',
      body: [
        'Здравствуйте! Анкета по заявке № {number} проверена: в верификации отказано.',
        'Причина названа в чате заявки, в приложении. Исправьте её и отправьте анкету снова.',
      ],
    },
    en: {
      subject: 'Request no. {number}: the verification was refused',
      body: [
        'Hello! The form of request no. {number} is checked: the verification was refused.',
        'The reason stands in the chat of the request, in the app. Mend it and send the form again.',
      ],
    },
  },
  'household-invitation': {
    ru: { subject: 'Приглашение', body: ['{inviter} приглашает вас в квартиру:', '{link}'] },
    en: { subject: 'An invitation', body: ['{inviter} invites you to a home:', '{link}'] },
  },
  /** What stands in the app's list of notifications, as a letter. */
  notification: {
    ru: {
      subject: '{title}',
      body: ['{title}', '{body}', '{link}', 'Какие письма приходят, вы выбираете в приложении: Профиль → Уведомления.'],
    },
    en: {
      subject: '{title}',
      body: ['{title}', '{body}', '{link}', 'You choose which letters come in the app: Profile → Notifications.'],
    },
  },
  /** Goes by mail or by SMS. */
  'staff-invitation': {
    ru: {
      subject: '{company} приглашает вас на работу в Домовом',
      body: [
        '{company} приглашает вас на работу в Домовом.',
        'Откройте ссылку:',
        '{link}',
        'Она служит один раз, 7 дней.',
      ],
    },
    en: {
      subject: '{company} invites you to work in Domovoy',
      body: ['{company} invites you to work in Domovoy.', 'Open the link:', '{link}', 'It serves once, for 7 days.'],
    },
  },
  'registration-link': {
    ru: {
      subject: 'Подтвердите регистрацию',
      body: [
        'Здравствуйте! Чтобы завершить регистрацию в Домовом, откройте ссылку:',
        '{link}',
        'Ссылка служит один раз и действует 7 дней; потом регистрация отменится. Если вы не регистрировались, ничего не делайте.',
      ],
    },
    en: {
      subject: 'Confirm your registration',
      body: [
        'Hello! To finish your registration with Domovoy, open this link:',
        '{link}',
        'It serves once and lives 7 days; after that the registration lapses. If you have not registered, do nothing.',
      ],
    },
  },
  'registration-email-link': {
    ru: {
      subject: 'Подтвердите адрес почты',
      body: [
        'Здравствуйте! Вы указали этот адрес при регистрации в Домовом. Чтобы входить по нему, откройте ссылку:',
        '{link}',
        'Ссылка служит один раз и действует 7 дней. Если вы не регистрировались, ничего не делайте.',
      ],
    },
    en: {
      subject: 'Confirm your e-mail address',
      body: [
        'Hello! You gave this address when you registered with Domovoy. To sign in with it, open the link:',
        '{link}',
        'It serves once and lives 7 days. If you have not registered, do nothing.',
      ],
    },
  },
  'registration-exists': {
    ru: {
      subject: 'У вас уже есть учётная запись',
      body: [
        'Здравствуйте! Кто-то, возможно вы, регистрируется в Домовом с этим адресом. Учётная запись с ним уже есть.',
        'Чтобы войти или восстановить пароль, откройте страницу:',
        '{link}',
        'Если это были не вы, ничего не делайте: никто не узнал, что вы зарегистрированы.',
      ],
    },
    en: {
      subject: 'You have an account already',
      body: [
        'Hello! Somebody, perhaps you, is registering with Domovoy with this address. There is an account with it already.',
        'To sign in, or to recover the password, open this page:',
        '{link}',
        'If that was not you, do nothing: nobody has learnt that you are registered.',
      ],
    },
  },
  'application-approved': {
    ru: {
      subject: 'Заявка на регистрацию одобрена',
      body: [
        'Здравствуйте! Заявка на регистрацию по лицевому счёту {account} одобрена.',
        'Мы отправили SMS с кодом подтверждения. Введите его на странице регистрации в течение 7 дней (новый код можно запросить там же):',
        '{link}',
      ],
    },
    en: {
      subject: 'Your application was approved',
      body: [
        'Hello! Your application for account {account} was approved.',
        'An SMS with a code is on its way. Enter it on the registration page within 7 days (a new code can be asked for there):',
        '{link}',
      ],
    },
  },
  'application-refused': {
    ru: { subject: 'Заявка на регистрацию отклонена', body: ['Домовой: заявка на регистрацию отклонена.', '{reason}'] },
    en: { subject: 'Your application was refused', body: ['Domovoy: your application was refused.', '{reason}'] },
  },
  'application-late': {
    ru: {
      subject: 'Заявка на регистрацию ещё проверяется',
      body: [
        'Здравствуйте! Заявку по лицевому счёту {account} проверяют дольше трёх дней. Просим извинить за ожидание.',
        'Компания видит, что срок прошёл. Если за неделю ответа не будет, заявка закроется: тогда позвоните в компанию или отправьте заявку снова.',
      ],
    },
    en: {
      subject: 'Your application is still being checked',
      body: [
        'Hello! The check of your application for account {account} takes longer than three days. We are sorry.',
        'The company sees it as overdue. Without an answer within a week it will be closed: then call the company, or apply again.',
      ],
    },
  },
  'application-lapsed': {
    ru: {
      subject: 'Заявка на регистрацию закрыта без ответа',
      body: [
        'Здравствуйте! Заявку по лицевому счёту {account} за 10 дней никто не рассмотрел, и она закрыта. Данные из неё удалены.',
        'Позвоните в управляющую компанию или отправьте заявку снова.',
      ],
    },
    en: {
      subject: 'Your application was closed without an answer',
      body: [
        'Hello! Nobody has looked at your application for account {account} in 10 days. It is closed, and its data are deleted.',
        'Call the management company, or apply again.',
      ],
    },
  },
  trial: {
    ru: { subject: 'Проверка связи', body: ['Домовой: проверка связи.', 'Сообщения уходят.'] },
    en: { subject: 'A trial', body: ['Domovoy: this is a trial.', 'Messages go out.'] },
  },
} as const satisfies Record<string, Record<Language, Template>>

export type TemplateName = keyof typeof templates
