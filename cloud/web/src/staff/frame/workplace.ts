import type { Permission } from '@domovoy/cloud/api'
import { createContext, useContext } from 'react'
import type { Workplace } from '../api/own-work.ts'

export const WorkplaceContext = createContext<Workplace | null>(null)

/** The company in whose name this page works. Only under the frame. */
export function useWorkplace() {
  const workplace = useContext(WorkplaceContext)
  if (workplace === null) throw new Error('a room outside of a company')
  return {
    ...workplace,
    companyId: workplace.id,
    /** Whether the person's roles allow it: to leave out what would be refused. */
    may: (permission: Permission) => workplace.permissions.includes(permission),
    /** The address of a place in this company: `to('people', id)`. */
    to: (...path: string[]) => ['/c', placeOf(workplace), ...path].join('/'),
  }
}

/** How a company is named in addresses. */
export function placeOf({ slug, id }: Pick<Workplace, 'slug' | 'id'>): string {
  return slug ?? id
}
