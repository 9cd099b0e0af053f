import { faults } from '../platform/errors.ts'

export const privacyFaults = faults({
  'document.unknown': {
    kind: 'not-found',
    ru: ['Такого документа нет', 'Проверьте адрес: назначение, версию и компанию.'],
    en: ['There is no such document', 'Check the address: purpose, version and company.'],
  },
})
