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
})
