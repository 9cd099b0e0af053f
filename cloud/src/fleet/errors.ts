import { faults } from '../platform/errors.ts'

export const fleetFaults = faults({
  'controller.offline': {
    kind: 'unavailable',
    ru: ['Домофон не на связи', 'Откройте дверь ключом или кодом. Связь восстановится сама.'],
    en: ['The door is offline', 'Open it with a key or a code. It will reconnect by itself.'],
  },
  'controller.silent': {
    kind: 'timeout',
    ru: ['Домофон не ответил', 'Посмотрите, открылась ли дверь, и попробуйте ещё раз.'],
    en: ['The door did not answer', 'See whether it opened, and try again.'],
  },
  'claim.unknown': {
    kind: 'not-found',
    ru: ['Код не подходит', 'Проверьте код подключения контроллера.'],
    en: ['The code does not fit', "Check the controller's claim code."],
  },
  'claim.used': {
    kind: 'conflict',
    ru: ['Код уже использован', 'Получите новый код подключения.'],
    en: ['The code was used already', 'Get a new claim code.'],
  },
  'claim.expired': {
    kind: 'gone',
    ru: ['Срок действия кода истёк', 'Получите новый код подключения.'],
    en: ['The code has expired', 'Get a new claim code.'],
  },
})
