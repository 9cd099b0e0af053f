import { camera } from './camera.ts'
import type { Document, DocumentVersion, Purpose } from './document.ts'
import { marketing } from './marketing.ts'
import { notifications } from './notifications.ts'
import { privacyPolicy } from './privacy-policy.ts'
import { processing } from './processing.ts'
import { verification } from './verification.ts'

export { type Purpose, purposes } from './document.ts'

/** All that people may be asked to agree to, by purpose. */
export const consentDocuments: Readonly<Record<Purpose, Document>> = {
  processing,
  verification,
  notifications,
  marketing,
  camera,
  'privacy-policy': privacyPolicy,
}

/** The version that is asked for now. */
export function currentVersion(purpose: Purpose): DocumentVersion {
  const { versions } = consentDocuments[purpose]
  return versions.at(-1) ?? versions[0]
}
