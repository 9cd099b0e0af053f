import type { TFunction } from 'i18next'
import { sinceTime } from '../../shared/time/relative-time.ts'
import { problemText } from '../../shared/ui/problem-text.ts'
import type { OpenFailure } from './open-failure.ts'

export interface FailureText {
  title: string
  hint: string
}

/** In which words instants are told. */
interface Moment {
  nowMs: number
  language: string
  timeZone: string
}

/** What happened, and what to do now. */
export function failureText(t: TFunction, failure: OpenFailure, at: Moment): FailureText {
  switch (failure.kind) {
    case 'refused':
      return refusalText(t, failure.reason)
    case 'offline':
      return offlineText(t, failure.sinceMs, at)
    case 'silent':
      return { title: t('open.failed.silent'), hint: t('open.failed.silentHint') }
    case 'lost':
      return { title: t('open.failed.lost'), hint: t('open.failed.lostHint') }
    case 'network':
      return { title: t('open.failed.network'), hint: t('open.failed.networkHint') }
    case 'other':
      return { title: t('open.failed.refused'), hint: problemText(t, failure.error) }
  }
}

/** @param sinceMs null when the controller was never seen */
export function offlineText(t: TFunction, sinceMs: number | null, at: Moment): FailureText {
  if (sinceMs === null) return { title: t('open.failed.offlineNever'), hint: t('open.failed.offlineNeverHint') }
  const since = sinceTime(sinceMs, at.nowMs, at.language, at.timeZone)
  return { title: t('open.failed.offline', { since }), hint: t('open.failed.offlineHint') }
}

function refusalText(t: TFunction, reason: string | undefined): FailureText {
  switch (reason) {
    case 'expired':
      return { title: t('open.failed.expired'), hint: t('open.failed.expiredHint') }
    case 'replayed':
      return { title: t('open.failed.replayed'), hint: t('open.failed.replayedHint') }
    case 'unknown-door':
      return { title: t('open.failed.unknownDoor'), hint: t('open.failed.unknownDoorHint') }
    case 'relay-failed':
      return { title: t('open.failed.relayFailed'), hint: t('open.failed.relayFailedHint') }
    default:
      return { title: t('open.failed.refused'), hint: t('open.failed.refusedHint') }
  }
}
