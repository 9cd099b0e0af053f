import { type Icon, IconDoorEnter, IconLifebuoy, IconUserCircle } from '@tabler/icons-react'
import type { MeView } from '../../shared/api/types.ts'

/** Which count of unread things a section shows. */
export type Unread = 'requests' | 'inbox'

/** A part of the app that has a tile on the home screen, and perhaps a place in the menus. */
export interface Section {
  id: 'help' | 'profile'
  to: '/help' | '/profile'
  icon: Icon
  /** Whether the person has it on their home screen (V1). */
  isFor(me: MeView): boolean
  /** Among the few of a phone's bottom menu. */
  isInMenu?: true
  unread?: Unread
}

/** A panel hangs at one of the person's entrances, and they are verified: `entrances` holds no others. */
export function hasIntercom(me: MeView): boolean {
  return me.entrances.some(({ seen }) => seen)
}

const everybody = () => true

/** In the order of the home screen (row P5). What is not built yet is not in it. */
export const sections: readonly Section[] = [
  { id: 'help', to: '/help', icon: IconLifebuoy, isFor: everybody },
  { id: 'profile', to: '/profile', icon: IconUserCircle, isFor: everybody, isInMenu: true },
]

export const intercomIcon: Icon = IconDoorEnter
