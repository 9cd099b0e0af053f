import { isIP } from 'node:net'
import { DomainError } from '../platform/errors.ts'
import { identityFaults } from './errors.ts'

/** What passkeys are bound to: the site's name, and the address whose pages may use them. */
export interface PasskeySite {
  rpID: string
  origin: string
}

/** @throws DomainError `passkey.unsupported` where the site has no name (WebAuthn §5.1.2) */
export function passkeySite(publicUrl: string): PasskeySite {
  const { hostname, origin } = new URL(publicUrl)
  if (isIP(hostname.replaceAll(/[[\]]/g, '')) !== 0) throw new DomainError(identityFaults['passkey.unsupported'])
  return { rpID: hostname, origin }
}
