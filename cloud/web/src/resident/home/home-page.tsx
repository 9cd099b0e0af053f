import { EntranceScreen } from '../entrance/entrance-screen.tsx'
import { chooseEntrance } from '../entrance/last-entrance.ts'
import { ResidentFrame } from '../entrance/resident-frame.tsx'
import { Desk } from './desk.tsx'
import { HomeCards } from './home-cards.tsx'
import { Tiles } from './tiles.tsx'

/** The first screen: it opens the door. Who has none yet sees what to do about it. */
export function HomePage() {
  return (
    <ResidentFrame current={(me) => chooseEntrance(me.entrances)?.id}>
      {(me) => {
        const entrance = chooseEntrance(me.entrances)
        if (entrance === undefined) return <Desk me={me} />
        return (
          <EntranceScreen key={entrance.id} entrance={entrance}>
            <Tiles me={me} entranceId={entrance.id} />
            <HomeCards me={me} />
          </EntranceScreen>
        )
      }}
    </ResidentFrame>
  )
}
