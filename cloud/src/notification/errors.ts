import { faults } from '../platform/errors.ts'

export const notificationFaults = faults({
  'push.endpoint': {
    kind: 'bad-input',
    ru: [
      'Этот браузер не подходит',
      'Адрес для уведомлений не похож на службу браузера. Обновите браузер и повторите.',
    ],
    en: [
      'This browser does not serve',
      'Its address for notifications is no push service. Update the browser and retry.',
    ],
  },
  'push.limit': {
    kind: 'limited',
    ru: ['Слишком много устройств', 'Уведомления уже включены на {most} устройствах: отключите их на лишних.'],
    en: [
      'Too many devices',
      'Notifications are on at {most} devices already: switch them off where they are not needed.',
    ],
  },
})
