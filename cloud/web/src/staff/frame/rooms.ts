import {
  IconClipboardList,
  IconFileCertificate,
  IconHistory,
  IconId,
  IconLifebuoy,
  IconReceipt,
  IconSettings,
} from '@tabler/icons-react'
import type { Room } from './room.ts'

/** The rooms of the console, in the order of its navigation. A domain puts its own in by one entry here. */
export const rooms: readonly Room[] = [
  {
    path: 'verification',
    titleKey: 'rooms.verification',
    icon: IconFileCertificate,
    permission: 'verification.decide',
    key: 'v',
    load: () => import('../verification/verification-room.tsx'),
    pages: [{ path: '$requestId', load: () => import('../verification/verification-page.tsx') }],
  },
  {
    path: 'requests',
    titleKey: 'rooms.requests',
    icon: IconClipboardList,
    permission: 'requests.read',
    key: 'r',
    load: () => import('../request/requests-room.tsx'),
    pages: [{ path: '$requestId', load: () => import('../request/request-page.tsx') }],
  },
  {
    path: 'accounts',
    titleKey: 'rooms.accounts',
    icon: IconReceipt,
    permission: 'accounts.read',
    key: 'l',
    load: () => import('../account/accounts-room.tsx'),
  },
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
