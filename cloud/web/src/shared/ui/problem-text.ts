import type { TFunction } from 'i18next'
import { ProblemError } from '../api/problem.ts'
import { formatCountdown } from '../time/countdown.ts'

/**
 * Says what went wrong and what to do, by the problem's code; a code that this app does not know yet speaks with the
 * cloud's own words.
 */
export function problemText(t: TFunction, error: unknown): string {
  if (!(error instanceof ProblemError)) return t('problem.unknown')
  const retryAfterS = error.numberOf('retryAfterS')
  switch (error.code) {
    case 'phone.invalid':
      return t('problem.phone.invalid')
    case 'code.wrong':
      return t('problem.code.wrong')
    case 'code.expired':
      return t('problem.code.expired')
    case 'code.limited':
      return t('problem.code.limited', { left: formatCountdown((retryAfterS ?? 600) * 1000) })
    case 'session.required':
      return t('problem.session.required')
    case 'network.lost':
      return t('problem.network.lost')
    case 'network.timeout':
      return t('problem.network.timeout')
    default:
      return error.detail ?? t('problem.unknown')
  }
}
