import type { RegistrationWay } from '../company/index.ts'

/**
 * Where a registration stands. `code`: waits for the code that was sent or said · `address`, `name`, `password`: what is asked
 * next · `review`: staff look at the application · `letter`: the link in the letter waits · `done`, `refused`: over.
 */
export const registrationSteps = ['code', 'address', 'name', 'password', 'review', 'letter', 'refused', 'done'] as const
export type RegistrationStep = (typeof registrationSteps)[number]

/** Rows R1–R9 as the order in which their steps come. What a way's first form asks for is there when the row begins. */
const courses: Record<RegistrationWay, readonly RegistrationStep[]> = {
  phone: ['code', 'address', 'name', 'done'],
  web: ['code', 'address', 'name', 'password', 'done'],
  call: ['code', 'password', 'done'],
  application: ['review', 'code', 'done'],
  login: ['letter', 'done'],
  email: ['letter', 'done'],
}

export function firstStep(way: RegistrationWay): RegistrationStep {
  return courses[way][0] ?? 'done'
}

/** What comes after a step of a way; a step that the way does not have leads nowhere. */
export function stepAfter(way: RegistrationWay, step: RegistrationStep): RegistrationStep {
  const course = courses[way]
  const at = course.indexOf(step)
  return (at < 0 ? undefined : course[at + 1]) ?? step
}

/**
 * Whether a step's form may be sent now: the step that is asked for, or one before it that was gone through already. The code
 * is gone through once; what is over is over.
 */
export function mayAnswer(way: RegistrationWay, now: RegistrationStep, answered: RegistrationStep): boolean {
  const course = courses[way]
  const [at, of] = [course.indexOf(now), course.indexOf(answered)]
  if (of < 0 || at < 0 || now === 'done') return false
  return answered === 'code' || answered === 'letter' || answered === 'review' ? at === of : of <= at
}
