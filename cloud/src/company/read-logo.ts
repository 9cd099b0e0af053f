import { createHash } from 'node:crypto'
import { DomainError } from '../platform/errors.ts'
import { cleanPng, isPng } from './clean-png.ts'
import { cleanSvg, isSvg } from './clean-svg.ts'
import { companyFaults } from './errors.ts'
import { limitBytes, tooLarge } from './logo-limits.ts'

export interface Logo {
  logo: Buffer
  logoType: 'image/png' | 'image/svg+xml'
  /** SHA-256 in hex. */
  logoDigest: string
}

/**
 * A picture that may be shown to everybody: told by its content and not by its name, written anew from what is known to
 * be harmless, so that nothing else is left in it.
 * @throws DomainError `logo.too-large`, `logo.unreadable`, `logo.unsafe`
 */
export function readLogo(file: Uint8Array): Logo {
  if (file.length > limitBytes) throw tooLarge()
  const cleaned = isPng(file)
    ? ({ logo: cleanPng(file), logoType: 'image/png' } as const)
    : isSvg(file)
      ? ({ logo: cleanSvg(file), logoType: 'image/svg+xml' } as const)
      : undefined
  if (!cleaned) throw new DomainError(companyFaults['logo.unreadable'], { what: 'neither SVG nor PNG' })
  return { ...cleaned, logoDigest: createHash('sha256').update(cleaned.logo).digest('hex') }
}
