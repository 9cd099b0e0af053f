import { faults } from '../errors.ts'

export const pkiFaults = faults({
  'csr.invalid': {
    kind: 'bad-input',
    ru: ['Запрос на сертификат не подходит', 'Нужен запрос PKCS#10 в PEM с ключом P-256, подписанный этим же ключом.'],
    en: [
      'The certificate request does not serve',
      'A PKCS#10 request in PEM is wanted, for a P-256 key and signed by it.',
    ],
  },
})
