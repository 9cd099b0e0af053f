import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { EntranceView } from '../../shared/api/types.ts'
import { useDelayed } from '../../shared/ui/use-delayed.ts'
import type { PictureState } from './picture-machine.ts'

export interface PictureWords {
  title: string
  hint?: string
  /** Something goes on by itself and will be over soon. */
  isWaiting: boolean
  /** What the person may do about it. */
  action?: string
}

const slowAfterMs = 3_000

/** What stands in the picture's place while there is none; null while there is one. */
export function usePictureWords(entrance: EntranceView, picture: PictureState): PictureWords | null {
  const { t } = useTranslation()
  const isSlow = useDelayed(picture.at === 'connecting', slowAfterMs)
  if (entrance.camera === 'none') return { title: t('camera.none'), isWaiting: false }
  if (!entrance.online) return { title: t('camera.offline'), hint: t('camera.offlineHint'), isWaiting: false }
  if (picture.at === 'live') return null
  if (picture.at === 'off') return { title: t('camera.connecting'), isWaiting: true }
  if (picture.at === 'connecting' && (picture.after === null || picture.after === 'interrupted')) {
    const first = isSlow ? t('camera.slow') : t('camera.connecting')
    return { title: picture.after === null ? first : t('camera.reconnecting'), isWaiting: true }
  }
  switch (picture.at === 'connecting' ? picture.after : picture.trouble) {
    case 'camera-unavailable':
      return unavailable(t)
    case 'viewers-limit':
      return { title: t('camera.viewersLimit'), hint: t('camera.viewersLimitHint'), isWaiting: false }
    case 'offline':
      return { title: t('camera.offline'), hint: t('camera.offlineHint'), isWaiting: false }
    case 'blocked':
      // No frame came; whether the network or the camera is to blame, the controller knows.
      if (entrance.camera !== 'streaming') return unavailable(t)
      return { title: t('camera.networkLost'), hint: t('camera.networkLostHint'), isWaiting: false }
    case 'needs-tap':
      return { title: t('camera.needsTap'), isWaiting: false, action: t('camera.play') }
    case 'unsupported':
      return { title: t('camera.unsupported'), hint: t('camera.unsupportedHint'), isWaiting: false }
    default:
      return { title: t('camera.reconnecting'), isWaiting: true }
  }
}

function unavailable(t: TFunction): PictureWords {
  return { title: t('camera.unavailable'), hint: t('camera.unavailableHint'), isWaiting: false }
}
