import type { Role } from '../staff/index.ts'
import { type DemoCompany, otherCompany, ownCompany } from './demo-houses.ts'

interface Colleague {
  familyName: string
  givenName: string
  patronymic: string
  phone: string
  /** Every member of the demo's staff has the same password. */
  login: string
  posts: readonly { company: DemoCompany; roles: readonly Role[]; position: string }[]
}

/** Of all the demo's staff: nobody real works there. Base32, as authenticator apps take it. */
export const staffTotpSecret = 'DEMODEMODEMODEMODEMODEMODEMODEMO'
export const staffPassword = 'Domovoy-2026'
/** Of that password, made beforehand: a start of the demo hashes nothing. */
export const staffPasswordHash =
  '$scrypt$ln=14,r=8,p=5$EpJ3hiPBKvuWhTDO2FcXIA$QE5li2FGZdjtfcml2YHYdYiMxxucJFKPoXNeAQtFziE'

/** Who works for the demo's companies. */
export const demoStaff: readonly Colleague[] = [
  {
    ...{ familyName: 'Белова', givenName: 'Ольга', patronymic: 'Сергеевна' },
    ...{ phone: '+79000000010', login: 'olga' },
    posts: [{ company: ownCompany, roles: ['administrator'], position: 'Управляющая' }],
  },
  {
    ...{ familyName: 'Орлов', givenName: 'Дмитрий', patronymic: 'Игоревич' },
    ...{ phone: '+79000000011', login: 'dmitry' },
    posts: [{ company: ownCompany, roles: ['dispatcher'], position: 'Старший диспетчер' }],
  },
  {
    ...{ familyName: 'Ковалёва', givenName: 'Ирина', patronymic: 'Павловна' },
    ...{ phone: '+79000000012', login: 'irina' },
    posts: [{ company: ownCompany, roles: ['accountant'], position: 'Бухгалтер' }],
  },
  {
    ...{ familyName: 'Зайцев', givenName: 'Николай', patronymic: 'Андреевич' },
    ...{ phone: '+79000000013', login: 'nikolay' },
    // Works for both: the console has a switch between companies.
    posts: [
      { company: ownCompany, roles: ['reader'], position: 'Ревизор' },
      { company: otherCompany, roles: ['reader'], position: 'Ревизор' },
    ],
  },
  {
    ...{ familyName: 'Мельник', givenName: 'Степан', patronymic: 'Фёдорович' },
    ...{ phone: '+79000000014', login: 'stepan' },
    posts: [{ company: ownCompany, roles: ['executor', 'installer'], position: 'Слесарь, монтажник домофонов' }],
  },
  {
    ...{ familyName: 'Фролова', givenName: 'Нина', patronymic: 'Васильевна' },
    ...{ phone: '+79000000015', login: 'nina' },
    posts: [{ company: ownCompany, roles: ['concierge'], position: 'Консьерж' }],
  },
  {
    ...{ familyName: 'Тихонов', givenName: 'Глеб', patronymic: 'Олегович' },
    ...{ phone: '+79000000016', login: 'gleb' },
    posts: [{ company: ownCompany, roles: ['security'], position: 'Охрана' }],
  },
  {
    ...{ familyName: 'Полярный', givenName: 'Сергей', patronymic: 'Ильич' },
    ...{ phone: '+79000000020', login: 'sergey' },
    posts: [{ company: otherCompany, roles: ['administrator'], position: 'Директор' }],
  },
]

/** Who runs the demo's platform. */
export const demoOperator = {
  ...{ familyName: 'Платонов', givenName: 'Виктор', patronymic: 'Львович' },
  ...{ phone: '+79000000030', login: 'viktor' },
}
