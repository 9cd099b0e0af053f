/** Whose the flats of the demo's first house are, as the register of accounts has it. */
export const accountOwners: Readonly<Record<number, string>> = {
  1: 'Волкова Елена Сергеевна',
  2: 'Громов Павел Андреевич',
  3: 'Алёшин Фёдор Ильич',
  4: 'Ким Виктор',
  5: 'Соколов Игорь Петрович',
  7: 'Иванова Мария Викторовна',
  12: 'Смирнова Анна Павловна',
}

/** Flats that nobody of the demo lives in: to be registered for by an application (row R7). */
export const freeFlats = [1, 2, 4] as const

/** «0010012» for flat 12. */
export function accountNumberOf(flat: number): string {
  return `0010${String(flat).padStart(3, '0')}`
}

export function cadastralNumberOf(flat: number): string {
  return `50:10:0010203:${100 + flat}`
}

/** Whose form waits to be checked. */
export const waitingResident = {
  ...{ familyName: 'Соколов', givenName: 'Игорь', patronymic: 'Петрович' },
  phone: '+79000000005',
  flat: 5,
}

/** Says to live there, and has sent no form yet. */
export const unverifiedResident = {
  ...{ familyName: 'Алёшин', givenName: 'Фёдор', patronymic: 'Ильич' },
  phone: '+79000000006',
  flat: 3,
}
