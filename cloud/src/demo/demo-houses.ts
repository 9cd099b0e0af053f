import { otherBrand, ownBrand } from './demo-brands.ts'

/** The demo's own company, with the entrance that the demo's controller serves, and a second house. */
export const ownCompany = {
  id: '01936f4e-5a00-7000-8000-00000000a000',
  name: 'УК «Домовой»',
  slug: 'domovoy',
  /** Whoever tries the demo at its own address has come to this company. */
  hosts: ['localhost', '127.0.0.1'],
  registrationWays: ['phone', 'web', 'call', 'application', 'login', 'email'],
  brand: ownBrand,
  houses: [
    {
      id: '01936f4e-5a00-7000-8000-00000000a100',
      place: { city: 'Химки', streetKind: 'street', street: 'Лесная', house: '10' },
      entranceId: '01936f4e-5a00-7000-8000-00000000a101',
      controllerId: '01936f4e-5a00-7000-8000-00000000a1c1',
      entrance: 'Подъезд 1',
      flats: 12,
    },
    {
      id: '01936f4e-5a00-7000-8000-00000000a200',
      place: { city: 'Химки', streetKind: 'street', street: 'Лесная', house: '12' },
      entranceId: '01936f4e-5a00-7000-8000-00000000a201',
      controllerId: '01936f4e-5a00-7000-8000-00000000a2c1',
      entrance: 'Подъезд 1',
      flats: 4,
    },
  ],
} as const

/** Another company: nothing of it is to be seen from the first. */
export const otherCompany = {
  id: '01936f4e-5a00-7000-8000-00000000b000',
  name: 'УК «Северный дом»',
  slug: 'sever',
  hosts: [],
  registrationWays: ['phone', 'email'],
  brand: otherBrand,
  houses: [
    {
      id: '01936f4e-5a00-7000-8000-00000000b100',
      place: { city: 'Москва', streetKind: 'street', street: 'Полярная', house: '3' },
      entranceId: '01936f4e-5a00-7000-8000-00000000b101',
      controllerId: '01936f4e-5a00-7000-8000-00000000b1c1',
      entrance: 'Подъезд 2',
      flats: 4,
    },
  ],
} as const

/** Who lives where: the flat of a house of a company. */
export const residents = [
  { name: 'Анна Смирнова', phone: '+79000000001', company: ownCompany, flat: 12, relation: 'owner' },
  { name: 'Пётр Смирнов', phone: '+79000000002', company: ownCompany, flat: 12, relation: 'family' },
  { name: 'Мария Иванова', phone: '+79000000003', company: ownCompany, flat: 7, relation: 'owner' },
  { name: 'Олег Кузнецов', phone: '+79000000004', company: otherCompany, flat: 1, relation: 'owner' },
] as const

export type DemoCompany = typeof ownCompany | typeof otherCompany

/** A department's id, the same at every start. */
export function departmentIdOf(companyId: string, place: number): string {
  return `${companyId.slice(0, -3)}d${place.toString(16).padStart(2, '0')}`
}

/** A flat's id, the same at every start. */
export function premisesIdOf(entranceId: string, flat: number): string {
  return `${entranceId.slice(0, -4)}${entranceId.slice(-4, -2)}${(flat + 0x40).toString(16).padStart(2, '0')}`
}
