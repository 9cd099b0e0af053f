import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { OpeningHours } from '../../shared/api/types.ts'
import { comingTime } from '../../shared/time/relative-time.ts'
import classes from './company-contacts.module.css'
import { type OpeningState, openingState } from './opening-state.ts'

interface OpeningLineProps {
  hours: OpeningHours | null
  timeZone: string
  nowMs: number
}

/** «Сейчас открыто до 18:00»; nothing where the company does not say. */
export function OpeningLine({ hours, timeZone, nowMs }: OpeningLineProps) {
  const { t, i18n } = useTranslation()
  if (hours === null) return null
  const state = openingState(hours, timeZone, nowMs)
  const time = (atMs: number) => comingTime(atMs, nowMs, i18n.language, timeZone)
  return (
    <p className={classes.opening} data-open={state.isOpen}>
      {openingText(t, state, time)}
    </p>
  )
}

function openingText(t: TFunction, state: OpeningState, time: (atMs: number) => string): string {
  if (state.isOpen) {
    return state.untilMs === null ? t('help.aroundTheClock') : t('help.openUntil', { until: time(state.untilMs) })
  }
  return state.opensAtMs === null ? t('help.closed') : t('help.closedUntil', { until: time(state.opensAtMs) })
}
