import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CryptoKey, importJWK } from 'jose'
import { z } from 'zod'

/** `identity/identity.json`: who this controller is and whom it obeys. Written by `domovoy claim`, last of its files. */
export const identityFile = z.object({
  controllerId: z.uuid(),
  mqttUrl: z.string().regex(/^mqtts:\/\//),
  /** The platform's public keys for commands: Ed25519 as JWK (RFC 8037). */
  commandKeys: z.array(z.object({ kid: z.string().min(1), jwk: z.record(z.string(), z.unknown()) })).min(1),
})
export type IdentityFile = z.infer<typeof identityFile>

/** Where the parts of an identity lie: `identity/` under the data folder, unless they are being put together elsewhere. */
export function identityPaths(dataFolder: string, folder = join(dataFolder, 'identity')) {
  return {
    folder,
    file: join(folder, 'identity.json'),
    key: join(folder, 'controller.key'),
    certificate: join(folder, 'controller.crt'),
    caCertificate: join(folder, 'ca.crt'),
  }
}

export type Identity = {
  controllerId: string
  mqttUrl: string
  commandKeys: ReadonlyMap<string, CryptoKey>
  /** PEM. */
  key: string
  certificate: string
  caCertificate: string
}

/** The identity is there, but cannot be used. */
class IdentityError extends Error {
  readonly code = 'identity.invalid'
  constructor(folder: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    super(`the identity in ${folder} cannot be used (${reason}): claim the controller again with --force`, { cause })
    this.name = 'IdentityError'
  }
}

/**
 * @returns nothing while the controller is unclaimed
 * @throws IdentityError
 */
export async function readIdentity(dataFolder: string): Promise<Identity | undefined> {
  const paths = identityPaths(dataFolder)
  if (!existsSync(paths.file)) return undefined
  try {
    const { controllerId, mqttUrl, commandKeys } = identityFile.parse(JSON.parse(readFileSync(paths.file, 'utf8')))
    return {
      controllerId,
      mqttUrl,
      commandKeys: new Map(await Promise.all(commandKeys.map(importCommandKey))),
      key: readFileSync(paths.key, 'utf8'),
      certificate: readFileSync(paths.certificate, 'utf8'),
      caCertificate: readFileSync(paths.caCertificate, 'utf8'),
    }
  } catch (error) {
    throw new IdentityError(paths.folder, error)
  }
}

async function importCommandKey({ kid, jwk }: IdentityFile['commandKeys'][number]): Promise<[string, CryptoKey]> {
  const key = await importJWK({ ...jwk, kty: String(jwk.kty) }, 'EdDSA')
  if (key instanceof Uint8Array || key.type !== 'public') throw new Error(`the command key ${kid} is not a public key`)
  return [kid, key]
}
