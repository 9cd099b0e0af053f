export { settleAddress } from './change-address.ts'
export { settingsFaults } from './errors.ts'
export { companySettingsRoutes } from './routes.ts'
export { addressInput } from './settings-input.ts'
