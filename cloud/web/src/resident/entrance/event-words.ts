import { useTranslation } from 'react-i18next'
import type { EventView } from '../../shared/api/types.ts'

/** Says who did what; kinds, ways and reasons that this app does not know yet get the plainest true words. */
export function useEventWords({ kind, via, reason, who }: EventView): { who: string; what: string } {
  const { t } = useTranslation()
  const name = who?.you ? t('events.you') : (who?.name ?? t('events.someone'))
  if (kind === 'refused') {
    const isKnown =
      reason === 'expired' || reason === 'replayed' || reason === 'unknown-door' || reason === 'relay-failed'
    return { who: name, what: isKnown ? t(`events.refusedFor.${reason}`) : t('events.refused') }
  }
  return { who: name, what: via === 'app' || via === 'exit' ? t(`events.grantedVia.${via}`) : t('events.granted') }
}
