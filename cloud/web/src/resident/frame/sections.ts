import {
  type Icon,
  IconBell,
  IconClipboardList,
  IconDoorEnter,
  IconKey,
  IconLifebuoy,
  IconUserCircle,
} from '@tabler/icons-react'
import type { MeView } from '../../shared/api/types.ts'

/** Which count of unread things a section shows. */
export type Unread = 'requests' | 'inbox'

/** A part of the app that has a tile on the home screen, and perhaps a place in the menus. */
export interface Section {
  id: 'help' | 'profile' | 'key' | 'requests' | 'inbox'
  to: '/help' | '/profile' | '/order-key' | '/requests' | '/notifications'
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
/** A key is ordered for a flat. */
const hasHome = (me: MeView) => me.homes.length > 0

/** In the order of the home screen (row P5). What is not built yet is not in it. */
export const sections: readonly Section[] = [
  { id: 'key', to: '/order-key', icon: IconKey, isFor: hasHome },
  { id: 'requests', to: '/requests', icon: IconClipboardList, isFor: everybody, isInMenu: true, unread: 'requests' },
  { id: 'inbox', to: '/notifications', icon: IconBell, isFor: everybody, isInMenu: true, unread: 'inbox' },
  { id: 'help', to: '/help', icon: IconLifebuoy, isFor: everybody },
  { id: 'profile', to: '/profile', icon: IconUserCircle, isFor: everybody, isInMenu: true },
]

export const intercomIcon: Icon = IconDoorEnter
