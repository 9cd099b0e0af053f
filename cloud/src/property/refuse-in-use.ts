import { DomainError, type Fault } from '../platform/errors.ts'
import { propertyFaults } from './errors.ts'

const foreignKeyViolation = '23503'
const uniqueViolation = '23505'

const byTable: Record<string, Fault> = {
  residency: propertyFaults['property.has-people'],
  account: propertyFaults['property.has-accounts'],
  account_link: propertyFaults['property.has-accounts'],
  controller: propertyFaults['property.has-controller'],
}

/** Runs a deletion; what still hangs on the thing is said by name. @throws DomainError `property.has-…`, `property.in-use` */
export async function refuseInUse<T>(work: () => Promise<T>): Promise<T> {
  return await work().catch((error: unknown) => {
    const { code, table } = databaseError(error)
    if (code !== foreignKeyViolation) throw error
    throw new DomainError(byTable[table] ?? propertyFaults['property.in-use'])
  })
}

/** Runs a change; what stands there already under the same name is the given fault. */
export async function refuseTwin<T>(fault: Fault, members: Record<string, string>, work: () => Promise<T>): Promise<T> {
  return await work().catch((error: unknown) => {
    if (databaseError(error).code !== uniqueViolation) throw error
    throw new DomainError(fault, members)
  })
}

/** drizzle wraps what the driver throws. */
function databaseError(error: unknown): { code: string; table: string } {
  for (let it: unknown = error; it instanceof Error; it = it.cause) {
    if ('code' in it && typeof it.code === 'string') {
      return { code: it.code, table: 'table' in it && typeof it.table === 'string' ? it.table : '' }
    }
  }
  return { code: '', table: '' }
}
