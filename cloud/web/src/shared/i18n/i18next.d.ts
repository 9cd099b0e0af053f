import type staff from '../../staff/i18n/ru.json'
import type ru from './ru.json'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    /** `staff` is loaded in the console only. */
    resources: { translation: typeof ru; staff: typeof staff }
    returnNull: false
  }
}
