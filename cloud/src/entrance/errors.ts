import { faults } from '../platform/errors.ts'

export const liveFaults = faults({
  'live.limit': {
    kind: 'limited',
    ru: ['Открыто слишком много страниц', 'Закройте лишние вкладки и повторите.'],
    en: ['Too many pages are open', 'Close some of them and try again.'],
  },
})
