import { staffWith } from '../staff/index.ts'

export const settingsPolicy = staffWith('company.settings')
