import { signedIn } from '../platform/http/index.ts'

/** The first gate; `requireOperator` in the verb is the one that decides. */
export const operatorPolicy = { ...signedIn, who: 'the platform operator, after a second factor' }
