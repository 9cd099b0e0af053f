import { faults } from '../platform/errors.ts'

export const operatorFaults = faults({
  'operator.required': {
    kind: 'forbidden',
    ru: ['Это может только оператор платформы', 'Оператора называет настройка operator.phone.'],
    en: ['Only the platform operator may do this', 'The setting operator.phone names the operator.'],
  },
  'operator.person-unknown': {
    kind: 'not-found',
    ru: ['Такого сотрудника нет', 'Проверьте телефон, e-mail или логин: он должен быть сотрудником компании.'],
    en: ['There is no such member of staff', 'Check the phone, e-mail or login: they must work for a company.'],
  },
})
