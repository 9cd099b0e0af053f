import type { Language } from '../platform/errors.ts'

/** Which switch in the settings a notification obeys. */
export const notificationKinds = ['home', 'requests', 'account', 'news'] as const
export type NotificationKind = (typeof notificationKinds)[number]

/** `{name}` stands for a value. The title is what a locked screen shows: nothing there that strangers may not read. */
export interface NotificationTemplate extends Record<Language, { title: string; body: string }> {
  kind: NotificationKind
}

/** All that the app tells people by itself. A domain adds its lines here. */
export const notificationTemplates = {
  'verification.approved': {
    kind: 'home',
    ru: { title: 'Вы — верифицированный житель', body: '{address}: открыты домофон и все разделы.' },
    en: { title: 'You are a verified resident', body: '{address}: the intercom and every section are open.' },
  },
  'verification.refused': {
    kind: 'home',
    ru: { title: 'Верификация не пройдена', body: '{address}: {reason}' },
    en: { title: 'Verification was refused', body: '{address}: {reason}' },
  },
  'verification.ended': {
    kind: 'home',
    ru: { title: 'Верификация прекращена', body: '{address}: {reason}' },
    en: { title: 'Your verification has ended', body: '{address}: {reason}' },
  },
  'verification.ended-by-staff': {
    kind: 'home',
    ru: {
      title: 'Верификация прекращена',
      body: '{address}: так решила управляющая компания. Спросите её в разделе «Заявки».',
    },
    en: {
      title: 'Your verification has ended',
      body: '{address}: the management company decided so. Ask it under “Requests”.',
    },
  },
  'residency.added': {
    kind: 'home',
    ru: {
      title: 'Вас указали жителем',
      body: '{address}: вас внесла управляющая компания. Если это ошибка, напишите ей.',
    },
    en: {
      title: 'You were entered as a resident',
      body: '{address}: the management company entered you. If this is a mistake, write to it.',
    },
  },
  'residency.ended': {
    kind: 'home',
    ru: {
      title: 'Доступ к квартире закрыт',
      body: '{address}: управляющая компания отметила ваш выезд. Если это ошибка, напишите ей.',
    },
    en: {
      title: 'Your access to a home has ended',
      body: '{address}: the management company noted that you moved out. If this is a mistake, write to it.',
    },
  },
  'support.answered': {
    kind: 'requests',
    ru: { title: 'Ответ на сообщение № {number}', body: 'Поддержка ответила на ваше сообщение.' },
    en: { title: 'Answer to message no. {number}', body: 'Support has answered your message.' },
  },
  'application.approved': {
    kind: 'account',
    ru: { title: 'Заявка на регистрацию одобрена', body: 'Лицевой счёт {account}: можно войти.' },
    en: { title: 'Your application was approved', body: 'Account {account}: you can sign in.' },
  },
  'request.message': {
    kind: 'requests',
    ru: { title: 'Новое сообщение в заявке № {number}', body: '{title}' },
    en: { title: 'New message in request no. {number}', body: '{title}' },
  },
  'request.status': {
    kind: 'requests',
    ru: { title: 'Заявка № {number}: {status}', body: '{title}' },
    en: { title: 'Request no. {number}: {status}', body: '{title}' },
  },
  'request.in-work': {
    kind: 'requests',
    ru: { title: 'Заявка № {number}: в работе', body: '{title}' },
    en: { title: 'Request no. {number}: in work', body: '{title}' },
  },
  'request.awaiting-payment': {
    kind: 'requests',
    ru: { title: 'Заявка № {number}: ожидает оплаты', body: '{title}' },
    en: { title: 'Request no. {number}: awaits payment', body: '{title}' },
  },
  'request.ready': {
    kind: 'requests',
    ru: { title: 'Заявка № {number}: готова', body: '{title}' },
    en: { title: 'Request no. {number}: ready', body: '{title}' },
  },
  'request.done': {
    kind: 'requests',
    ru: { title: 'Заявка № {number}: выполнена', body: '{title}' },
    en: { title: 'Request no. {number}: done', body: '{title}' },
  },
  'request.refused': {
    kind: 'requests',
    ru: { title: 'Заявка № {number}: отказано', body: '{title}' },
    en: { title: 'Request no. {number}: refused', body: '{title}' },
  },
  'request.closed': {
    kind: 'requests',
    ru: { title: 'Заявка № {number}: закрыта', body: '{title}' },
    en: { title: 'Request no. {number}: closed', body: '{title}' },
  },
  'account.claimed': {
    kind: 'account',
    ru: { title: 'Ваш лицевой счёт запросили', body: 'Лицевой счёт {account} хочет привязать другой человек.' },
    en: { title: 'Somebody asks for your account', body: 'Another person wants to link account {account}.' },
  },
  'household.invited': {
    kind: 'home',
    ru: { title: 'Вас пригласили в квартиру', body: '{inviter} приглашает вас: {address}.' },
    en: { title: 'You are invited to a home', body: '{inviter} invites you: {address}.' },
  },
  'household.joined': {
    kind: 'home',
    ru: { title: 'Приглашение принято', body: '{name}: {address}.' },
    en: { title: 'Your invitation was accepted', body: '{name}: {address}.' },
  },
  'household.welcome': {
    kind: 'home',
    ru: { title: 'Вы добавлены в квартиру', body: '{address}: открыты домофон и все разделы.' },
    en: { title: 'You were added to a home', body: '{address}: the intercom and every section are open.' },
  },
  'household.ended': {
    kind: 'home',
    ru: { title: 'Доступ к квартире закрыт', body: '{address}. Вопросы — к собственнику.' },
    en: { title: 'Your access to a home has ended', body: '{address}. Ask the owner if this is a mistake.' },
  },
  'household.owner-gone': {
    kind: 'home',
    ru: {
      title: 'Верификация прекращена',
      body: '{address}: собственник, который вас пригласил, больше не подтверждён. Попросите нового собственника пригласить вас или заполните анкету.',
    },
    en: {
      title: 'Your verification has ended',
      body: '{address}: the owner who invited you is not verified any more. Ask the new owner to invite you, or fill in the form.',
    },
  },
  'household.left': {
    kind: 'home',
    ru: { title: 'Доступ закрыт', body: '{name} больше не входит в вашу квартиру: {address}.' },
    en: { title: 'Access has ended', body: '{name} no longer belongs to your home: {address}.' },
  },
  'privacy.archive-ready': {
    kind: 'account',
    ru: { title: 'Архив ваших данных готов', body: 'Скачайте его до {until}: он отдаётся один раз.' },
    en: { title: 'The archive of your data is ready', body: 'Fetch it before {until}: it is handed out once.' },
  },
  'privacy.erasure-planned': {
    kind: 'account',
    ru: { title: 'Аккаунт будет удалён {date}', body: 'До этого дня удаление можно отменить в разделе «Мои данные».' },
    en: { title: 'Your account will be deleted on {date}', body: 'Until then you can call it off under “My data”.' },
  },
  'privacy.erasure-cancelled': {
    kind: 'account',
    ru: { title: 'Удаление аккаунта отменено', body: 'Ваши данные остаются на месте.' },
    en: { title: 'The deletion was called off', body: 'Your data stay where they are.' },
  },
  'privacy.consent-withdrawn': {
    kind: 'account',
    ru: { title: 'Согласие отозвано', body: '{document}' },
    en: { title: 'A consent was withdrawn', body: '{document}' },
  },
} as const satisfies Record<string, NotificationTemplate>

export type NotificationTemplateName = keyof typeof notificationTemplates
