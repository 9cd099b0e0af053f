import { DomainError } from '../platform/errors.ts'
import { settingsFaults } from './errors.ts'

/** A zone that this server can reckon with, by its name and not by an offset. @throws DomainError `settings.time-zone` */
export function readTimeZone(name: string): string {
  try {
    if (/^[A-Za-z]/.test(name)) return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    // Told below.
  }
  throw new DomainError(settingsFaults['settings.time-zone'])
}
