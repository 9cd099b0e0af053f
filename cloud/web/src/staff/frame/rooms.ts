import {
  IconBuilding,
  IconClipboardList,
  IconFileCertificate,
  IconHistory,
  IconId,
  IconLifebuoy,
  IconReceipt,
  IconSettings,
  IconUserCheck,
  IconUsers,
} from '@tabler/icons-react'
import { waitingApplicationsQuery } from '../registration/application-queries.ts'
import { newRequestsQuery } from '../request/request-queries.ts'
import { newSupportQuery } from '../support/queries.ts'
import { waitingFormsQuery } from '../verification/verification-queries.ts'
import type { Room } from './room.ts'

/** The rooms of the console, in the order of its navigation. A domain puts its own in by one entry here. */
export const rooms: readonly Room[] = [
  {
    path: 'people',
    titleKey: 'rooms.people',
    icon: IconUsers,
    permission: 'people.read',
    key: 'p',
    load: () => import('../resident/people-room.tsx'),
    pages: [{ path: '$userId', load: () => import('../resident/person-page.tsx') }],
  },
  {
    path: 'property',
    titleKey: 'rooms.property',
    icon: IconBuilding,
    permission: 'property.read',
    key: 'b',
    load: () => import('../property/property-room.tsx'),
    pages: [
      { path: 'import', load: () => import('../property/import-page.tsx') },
      { path: '$buildingId', load: () => import('../property/building-page.tsx') },
    ],
  },
  {
    path: 'verification',
    titleKey: 'rooms.verification',
    icon: IconFileCertificate,
    permission: 'verification.decide',
    key: 'v',
    count: waitingFormsQuery,
    load: () => import('../verification/verification-room.tsx'),
    pages: [{ path: '$requestId', load: () => import('../verification/verification-page.tsx') }],
  },
  {
    path: 'applications',
    titleKey: 'rooms.applications',
    icon: IconUserCheck,
    permission: 'applications.decide',
    key: 'n',
    count: waitingApplicationsQuery,
    load: () => import('../registration/applications-room.tsx'),
  },
  {
    path: 'requests',
    titleKey: 'rooms.requests',
    icon: IconClipboardList,
    permission: 'requests.read',
    key: 'r',
    count: newRequestsQuery,
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
    count: newSupportQuery,
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
