import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { meQuery } from '../../shared/api/queries.ts'
import { saysSignedIn } from '../../shared/api/session-hint.ts'
import type { MeView } from '../../shared/api/types.ts'
import { BottomMenu } from './bottom-menu.tsx'
import classes from './frame.module.css'
import { rememberShape } from './last-shape.ts'
import { TopBar } from './top-bar.tsx'

interface FrameProps {
  /** Undefined until it is known. */
  me: MeView | undefined
  /** The home screen shows the company on a phone too; other pages show there what they are. */
  isHome?: boolean
  /** The entrance that the page shows: its company is the one on top. */
  currentId?: string | undefined
  children: ReactNode
}

/** What stands around every page of somebody who is signed in (row P5): the company, the sections, the way to support. */
export function Frame({ me, isHome = false, currentId, children }: FrameProps) {
  const { t } = useTranslation()
  useEffect(() => {
    if (me !== undefined) rememberShape(me)
  }, [me])
  return (
    <div className={classes.frame}>
      <a href="#content" className={classes.skip}>
        {t('frame.skip')}
      </a>
      <TopBar me={me} isHome={isHome} currentId={currentId} />
      <div id="content" tabIndex={-1} className={classes.content}>
        {children}
      </div>
      <BottomMenu me={me} />
    </div>
  )
}

/** The same around a page that is open to strangers too: they see it bare. */
export function FrameIfSignedIn({ children }: { children: ReactNode }) {
  const isSignedIn = saysSignedIn(document.cookie)
  const { data } = useQuery({ ...meQuery, enabled: isSignedIn })
  return isSignedIn ? <Frame me={data}>{children}</Frame> : children
}
