import { faults } from '../platform/errors.ts'

export const staffFaults = faults({
  'staff.required': {
    kind: 'forbidden',
    ru: ['Вашей роли этого нельзя', 'Попросите администратора компании дать вам роль, которой это можно.'],
    en: ['Your role does not allow this', "Ask the company's administrator for a role that does."],
  },
  'staff.second-factor': {
    kind: 'forbidden',
    ru: ['Нужен второй фактор', 'Подтвердите вход кодом из приложения или ключом доступа.'],
    en: ['A second factor is needed', 'Confirm the sign-in with a code from your app or with a passkey.'],
  },
  'staff.suspended': {
    kind: 'forbidden',
    ru: ['Ваш доступ приостановлен', 'Обратитесь к администратору компании.'],
    en: ['Your access is suspended', "Speak to the company's administrator."],
  },
  'staff.company-suspended': {
    kind: 'forbidden',
    ru: ['Работа компании приостановлена', 'Обратитесь к тем, кто ведёт платформу. Двери открываются как прежде.'],
    en: ['The company is suspended', 'Speak to whoever runs the platform. Doors open as before.'],
  },
  'staff.unknown': {
    kind: 'not-found',
    ru: ['Такого сотрудника нет', 'Возможно, его уже удалили. Обновите список.'],
    en: ['There is no such member of staff', 'They may have been removed already. Refresh the list.'],
  },
  'staff.last-administrator': {
    kind: 'conflict',
    ru: ['Это последний администратор', 'Сначала сделайте администратором ещё кого-нибудь.'],
    en: ['This is the last administrator', 'Make somebody else an administrator first.'],
  },
  'staff.beyond': {
    kind: 'forbidden',
    ru: ['Эти права шире ваших', 'Попросите об этом администратора компании.'],
    en: ['These rights go beyond yours', "Ask the company's administrator to do it."],
  },
  'staff.elsewhere': {
    kind: 'conflict',
    ru: [
      'Этот человек работает не только у вас',
      'Его второй фактор сбросит тот, кто ведёт платформу: от него зависит и доступ к другой компании.',
    ],
    en: [
      'This person works elsewhere, too',
      'Their second factor is reset by whoever runs the platform: access to another company depends on it.',
    ],
  },
  'staff.position': {
    kind: 'bad-input',
    ru: ['Проверьте должность', 'Должность: одна строка, не длиннее 80 знаков.'],
    en: ['Check the position', 'A position is one line of 80 characters at most.'],
  },
  'invitation.unknown': {
    kind: 'not-found',
    ru: ['Приглашения нет', 'Проверьте, что ссылка скопирована целиком, или попросите прислать новую.'],
    en: ['There is no such invitation', 'Check that the whole link was copied, or ask for a new one.'],
  },
  'invitation.over': {
    kind: 'gone',
    ru: ['Приглашение больше не действует', 'Его приняли, отозвали или срок истёк. Попросите прислать новое.'],
    en: ['The invitation is no longer valid', 'It was accepted or revoked, or its time is over. Ask for a new one.'],
  },
  'invitation.other': {
    kind: 'forbidden',
    ru: ['Приглашение не вам', 'Оно отправлено на {to}. Выйдите и войдите с этим адресом или телефоном.'],
    en: [
      'The invitation is for somebody else',
      'It was sent to {to}. Sign out, and sign in with that address or phone.',
    ],
  },
  'invitation.staff-already': {
    kind: 'conflict',
    ru: ['Этот человек уже сотрудник', 'Найдите его в списке и измените роли там.'],
    en: ['This person is staff already', 'Find them in the list and change their roles there.'],
  },
  'invitation.waiting': {
    kind: 'conflict',
    ru: ['Приглашение уже отправлено', 'Отправьте его ещё раз из списка или отзовите.'],
    en: ['An invitation was sent already', 'Send it again from the list, or revoke it.'],
  },
  'invitation.to': {
    kind: 'bad-input',
    ru: ['Куда отправить приглашение?', 'Введите адрес почты или номер телефона, одно из двух.'],
    en: ['Where shall the invitation go?', 'Enter an e-mail address or a phone number, one of the two.'],
  },
  'invitation.unsent': {
    kind: 'unavailable',
    ru: ['Приглашение не отправить', 'Отправка писем или SMS не настроена: попробуйте другой способ.'],
    en: ['The invitation cannot be sent', 'Mail or SMS is not set up: try the other way.'],
  },
  'invitation.limited': {
    kind: 'limited',
    ru: ['Слишком много приглашений', 'Подождите {retryAfterS} с и повторите.'],
    en: ['Too many invitations', 'Wait {retryAfterS} s and try again.'],
  },
})
