import { IconHistory, IconId, IconLifebuoy, IconSettings } from '@tabler/icons-react'
import type { Room } from './room.ts'

/** The rooms of the console, in the order of its navigation. A domain puts its own in by one entry here. */
export const rooms: readonly Room[] = [
  {
    path: 'support',
    titleKey: 'rooms.support',
    icon: IconLifebuoy,
    permission: 'support.read',
    key: 'h',
    load: () => import('../support/support-room.tsx'),
    pages: [{ path: '$messageId', load: () => import('../support/support-message-page.tsx') }],
  },
  {
    path: 'staff',
    titleKey: 'rooms.staff',
    icon: IconId,
    permission: 'staff.read',
    key: 's',
    load: () => import('../staff/staff-room.tsx'),
  },
  {
    path: 'settings',
    titleKey: 'rooms.settings',
    icon: IconSettings,
    permission: 'company.settings',
    key: 'c',
    load: () => import('../company/settings-room.tsx'),
  },
  {
    path: 'audit',
    titleKey: 'rooms.audit',
    icon: IconHistory,
    permission: 'audit.read',
    key: 'a',
    load: () => import('../audit/audit-room.tsx'),
  },
]
