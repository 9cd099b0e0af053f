import type { Permission } from '@domovoy/cloud/api'
import type { TablerIcon } from '@tabler/icons-react'
import type { UseQueryOptions } from '@tanstack/react-query'
import type { ParseKeys } from 'i18next'
import type { ComponentType } from 'react'

export type StaffKey = ParseKeys<'staff'>
type Load = () => Promise<{ default: ComponentType }>

/** A place in the console: one entry of its navigation, and the pages behind it. */
export interface Room {
  /** One segment of the address: `/staff/c/domovoy/people`. */
  path: string
  titleKey: StaffKey
  icon: TablerIcon
  /** Shown to whoever has it; the cloud decides again. */
  permission: Permission
  /** After `g`, leads here. One letter, of the Latin keyboard. */
  key: string
  /** How many wait there for somebody of the staff: shown beside its name, and renewed while one looks. */
  // biome-ignore lint/suspicious/noExplicitAny: each room has a query key of its own.
  count?: (companyId: string) => UseQueryOptions<number, Error, number, any>
  /** Loads the room's first page, the default export of its file. */
  load: Load
  /** Pages deeper inside: `{ path: '$requestId' }` is `/staff/c/domovoy/requests/0193…`. */
  pages?: readonly { path: string; load: Load }[]
}
