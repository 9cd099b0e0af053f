export { addressBucket, clientAddress, type TrustedProxies, trustedProxies } from './client-address.ts'
export type { HitVerdict, LimitPolicy } from './judge-hits.ts'
export { forgetHit, type Limit, type LockedLimits, lockLimits, sweepLimits } from './lock-limits.ts'
export { requestAddress } from './request-address.ts'
