import { useTranslation } from 'react-i18next'
import { Logo } from '../../shared/ui/logo.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { EntranceScreen } from './entrance-screen.tsx'
import { chooseEntrance } from './last-entrance.ts'
import { ResidentFrame } from './resident-frame.tsx'

/** The first screen: it opens the door. */
export function HomePage() {
  const { t } = useTranslation()
  return (
    <ResidentFrame current={(me) => chooseEntrance(me.entrances)?.id}>
      {(me) => {
        const entrance = chooseEntrance(me.entrances)
        return entrance === undefined ? (
          <main>
            <Notice icon={<Logo size={72} />} title={t('home.empty')} hint={t('home.emptyHint')} />
          </main>
        ) : (
          <EntranceScreen key={entrance.id} entrance={entrance} />
        )
      }}
    </ResidentFrame>
  )
}
