import type { ReactNode } from 'react'
import type { MeView } from '../../shared/api/types.ts'
import { recallShape } from '../frame/last-shape.ts'
import { SignedIn } from '../frame/signed-in.tsx'
import { DeskSkeleton } from '../home/desk.tsx'
import { EntranceSkeleton } from './entrance-skeleton.tsx'
import { EntranceSwitcher, SwitcherSkeleton } from './entrance-switcher.tsx'

interface ResidentFrameProps {
  /** Which entrance the page shows, for the switcher. */
  current: (me: MeView) => string | undefined
  children: (me: MeView) => ReactNode
}

/** What surrounds an entrance: the other entrances, and the frame of the home screen. */
export function ResidentFrame({ current, children }: ResidentFrameProps) {
  const shape = recallShape()
  return (
    <SignedIn
      isHome
      current={current}
      header={(me) => me && <EntranceSwitcher entrances={me.entrances} currentId={current(me)} />}
      waiting={
        shape === 'tiles' ? (
          <DeskSkeleton />
        ) : (
          <>
            {shape === 'doors' && <SwitcherSkeleton />}
            <EntranceSkeleton />
          </>
        )
      }
    >
      {children}
    </SignedIn>
  )
}
