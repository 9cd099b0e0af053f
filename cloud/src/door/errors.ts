import { faults } from '../platform/errors.ts'

export const doorFaults = faults({
  'door.refused': {
    kind: 'conflict',
    ru: ['Дверь не открылась', 'Контроллер отказал. Попробуйте ещё раз или воспользуйтесь ключом.'],
    en: ['The door did not open', 'Its controller refused. Try again, or use a key.'],
  },
  'idempotency.missing': {
    kind: 'bad-input',
    ru: ['Не хватает заголовка Idempotency-Key', 'Пришлите UUID, новый для каждого нажатия.'],
    en: ['The Idempotency-Key header is missing', 'Send a UUID, a new one for each press.'],
  },
  'idempotency.reused': {
    kind: 'unprocessable',
    ru: ['Этот ключ запроса уже использован', 'Для другого действия нужен новый Idempotency-Key.'],
    en: ['This idempotency key was used for something else', 'Another action needs a new Idempotency-Key.'],
  },
})
