import { everybody } from '../platform/http/index.ts'

export const fleetPolicy = {
  claim: everybody('the claim code is the authority'),
}
