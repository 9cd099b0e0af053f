import { DomainError } from '../platform/errors.ts'

/** The code and members of the fault that an action ends with: what tests look at. */
export async function faultOf(action: Promise<unknown>): Promise<Record<string, unknown>> {
  try {
    await action
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, ...error.members }
    throw error
  }
  return { code: 'none' }
}
