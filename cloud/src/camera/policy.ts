import { signedIn } from '../platform/http/index.ts'

/** Whose entrance it is, is decided by `requireResident`; whose viewer, by the row's own person. */
export const cameraPolicy = {
  watch: { ...signedIn, who: 'a resident who lives behind this entrance' },
  leave: { ...signedIn, who: 'who began to watch' },
}
