import { faults } from '../platform/errors.ts'

export const residencyFaults = faults({
  'residency.unknown': {
    kind: 'not-found',
    ru: ['Такого жителя здесь нет', 'Возможно, он уже выехал. Обновите список.'],
    en: ['There is no such resident', 'They may have moved out already. Refresh the list.'],
  },
})

export const entranceFaults = faults({
  'entrance.unknown': {
    kind: 'not-found',
    ru: ['Подъезд не найден', 'Вернитесь к списку своих подъездов.'],
    en: ['There is no such entrance', 'Go back to your entrances.'],
  },
  'entrance.forbidden': {
    kind: 'forbidden',
    ru: [
      'Это не ваш подъезд',
      'Доступ есть у жителей этого подъезда. Если вы здесь живёте, напишите в управляющую компанию.',
    ],
    en: [
      'This entrance is not yours',
      'Its residents have access. If you live here, write to your management company.',
    ],
  },
})

export const householdFaults = faults({
  'household.unknown': {
    kind: 'not-found',
    ru: ['Такого помещения у вас нет', 'Вернитесь к списку своих квартир.'],
    en: ['You have no such home', 'Go back to your homes.'],
  },
  'household.forbidden': {
    kind: 'forbidden',
    ru: [
      'Приглашает собственник',
      'Состав жителей квартиры ведёт верифицированный собственник: попросите его. Если собственник вы, пройдите верификацию.',
    ],
    en: [
      'The owner invites',
      'Who lives in a home is kept by its verified owner: ask them. If you are the owner, get verified first.',
    ],
  },
  'household.owner': {
    kind: 'forbidden',
    ru: ['Это собственник', 'Собственника может исключить только управляющая компания: напишите в неё.'],
    en: ['This is an owner', 'Only the management company can remove an owner: write to it.'],
  },
  'household.end': {
    kind: 'bad-input',
    ru: ['Проверьте дату', 'Последний день должен быть не раньше завтрашнего и не дальше пяти лет.'],
    en: ['Check the date', 'The last day must be tomorrow at the earliest and within five years.'],
  },
  'household.full': {
    kind: 'conflict',
    ru: ['Слишком много приглашений', 'Ждут ответа уже {most}: отзовите лишние.'],
    en: ['Too many invitations', '{most} are waiting already: take back those not needed.'],
  },
  'household.limited': {
    kind: 'limited',
    ru: ['Слишком много приглашений', 'Подождите {retryAfterS} с и повторите.'],
    en: ['Too many invitations', 'Wait {retryAfterS} s and try again.'],
  },
  'invitation.unknown': {
    kind: 'not-found',
    ru: ['Приглашение не найдено', 'Откройте ссылку целиком или попросите собственника пригласить вас ещё раз.'],
    en: ['There is no such invitation', 'Open the whole link, or ask the owner to invite you again.'],
  },
  'invitation.used': {
    kind: 'gone',
    ru: ['Приглашение уже использовано', 'Ссылка служит один раз. Попросите собственника пригласить вас ещё раз.'],
    en: ['The invitation was used already', 'A link serves once. Ask the owner to invite you again.'],
  },
  'invitation.expired': {
    kind: 'gone',
    ru: ['Срок приглашения вышел', 'Приглашение действует неделю. Попросите собственника пригласить вас ещё раз.'],
    en: ['The invitation has run out', 'An invitation lives one week. Ask the owner to invite you again.'],
  },
  'invitation.revoked': {
    kind: 'gone',
    ru: ['Приглашение отозвано', 'Спросите у того, кто вас пригласил.'],
    en: ['The invitation was taken back', 'Ask whoever invited you.'],
  },
  'invitation.other': {
    kind: 'forbidden',
    ru: ['Приглашение для другого номера', 'Войдите по телефону, на который оно пришло.'],
    en: ['The invitation is for another phone', 'Sign in with the phone that it was sent to.'],
  },
  'invitation.own': {
    kind: 'conflict',
    ru: ['Это ваше приглашение', 'Отправьте ссылку тому, кого приглашаете.'],
    en: ['This is your own invitation', 'Send the link to whom you invite.'],
  },
  'invitation.already': {
    kind: 'conflict',
    ru: ['Вы уже в этой квартире', 'Принимать приглашение не нужно.'],
    en: ['You belong to this home already', 'There is no need to accept.'],
  },
})
