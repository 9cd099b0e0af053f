import type { department } from '../company/index.ts'

type DemoDepartment = Omit<typeof department.$inferInsert, 'id' | 'companyId' | 'place'>

/** How a demo company looks to its residents, and whom they call. Numbers that begin like these belong to nobody. */
export interface DemoBrand {
  shortName: string
  colour: string
  /** SVG; without one the platform's own mark stands in its place. */
  logo?: string
  departments: DemoDepartment[]
}

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const workDays = [1, 2, 3, 4, 5]
const aroundTheClock = [{ days: everyDay, from: '00:00', to: '24:00' }]

export const ownBrand: DemoBrand = {
  shortName: 'Домовой',
  colour: '#26459c',
  departments: [
    {
      titleRu: 'Аварийная служба',
      titleEn: 'Emergency service',
      phones: ['+74950000112'],
      hours: aroundTheClock,
      isEmergency: true,
    },
    {
      titleRu: 'Диспетчерская',
      titleEn: 'Dispatcher',
      phones: ['+74950000101', '+74950000102'],
      email: 'help@domovoy.example',
      hours: [{ days: everyDay, from: '08:00', to: '22:00' }],
    },
    {
      titleRu: 'Домофоны и ключи',
      titleEn: 'Intercoms and keys',
      phones: ['+74950000103'],
      email: 'keys@domovoy.example',
      hours: [{ days: workDays, from: '09:00', to: '18:00' }],
    },
    {
      titleRu: 'Бухгалтерия',
      titleEn: 'Billing',
      phones: ['+74950000104'],
      email: 'billing@domovoy.example',
      hours: [
        { days: [1, 2, 3, 4], from: '09:00', to: '18:00' },
        { days: [5], from: '09:00', to: '16:45' },
      ],
    },
    {
      titleRu: 'Паспортный стол',
      titleEn: 'Registration desk',
      phones: ['+74950000105'],
      hours: [
        { days: [2, 4], from: '10:00', to: '13:00' },
        { days: [2, 4], from: '14:00', to: '19:00' },
        { days: [6], from: '10:00', to: '14:00' },
      ],
    },
  ],
}

export const otherBrand: DemoBrand = {
  shortName: 'Северный дом',
  colour: '#8a2d6b',
  logo: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
    <rect width="64" height="64" rx="16" fill="#8a2d6b"/>
    <path d="M32 9 55 31 49 31 49 52 15 52 15 31 9 31Z" fill="#fff"/>
    <path d="M32 22 34.6 33.4 46 36 34.6 38.6 32 50 29.4 38.6 18 36 29.4 33.4Z" fill="#8a2d6b"/>
  </svg>`,
  departments: [
    {
      titleRu: 'Аварийная служба',
      titleEn: 'Emergency service',
      phones: ['+74950000212', '+74950000213'],
      hours: aroundTheClock,
      isEmergency: true,
    },
    {
      titleRu: 'Офис на Полярной',
      titleEn: 'Office in Polyarnaya street',
      phones: ['+74950000201'],
      email: 'office@sever.example',
      hours: [{ days: workDays, from: '09:00', to: '19:00' }],
    },
    {
      titleRu: 'Ночной дежурный',
      titleEn: 'Night watch',
      phones: ['+74950000202'],
      hours: [{ days: everyDay, from: '22:00', to: '07:00' }],
    },
  ],
}
