import { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { hostname, networkInterfaces } from 'node:os'
import { join } from 'node:path'
import type { Authority, Identity, Issued } from './authority.ts'
import { type CommandKey, openCommandKey } from './command-key.ts'
import { type KeyFiles, keyFilesIn } from './key-files.ts'

/** The platform's keys and certificates, kept in `<data>/pki`. */
export interface Pki {
  caCertificate: string
  /** Where the keys stand; other secrets of this cloud stand beside them. */
  files: KeyFiles
  commandKey: CommandKey
  /** For the MQTT broker, this one or yours. */
  broker: Identity
  /** For HTTPS with `DOMOVOY_TLS`. */
  server: Identity
  /** The cloud itself, as a client of your broker: CN `cloud`. */
  client: Identity
  issueController(csrPem: string, controllerId: string, now: number): Promise<Issued>
}

const monthMs = 30 * 24 * 3_600_000

/**
 * Opens the keys of a data folder; what is missing, runs out within a month or lacks a name is made anew.
 * @param furtherNames names and addresses for servers, besides this machine's own
 */
export async function openPki(dataFolder: string, furtherNames: readonly string[], now: number): Promise<Pki> {
  const files = keyFilesIn(join(dataFolder, 'pki'))
  // Loaded where it has something to do: it is heavy, and most starts find everything in place.
  let opening: Promise<Authority> | undefined
  const authority = () => {
    opening ??= import('./authority.ts').then((it) => it.openAuthority(files, now))
    return opening
  }
  if (files.read('ca.crt') === undefined) await authority()
  const names = [...new Set(['localhost', ...furtherNames, ...ownNames()])]
  const server = (name: string) =>
    keep(files, name, names, now, async () => (await authority()).issueServer(names, now))
  return {
    caCertificate: files.read('ca.crt') ?? '',
    files,
    commandKey: openCommandKey(files),
    broker: await server('broker'),
    server: await server('server'),
    client: await keep(files, 'cloud', [], now, async () => (await authority()).issueClient('cloud', now)),
    issueController: async (csrPem, controllerId, at) => (await authority()).issueController(csrPem, controllerId, at),
  }
}

async function keep(
  files: KeyFiles,
  name: string,
  names: readonly string[],
  now: number,
  issue: () => Promise<Identity>,
): Promise<Identity> {
  const kept = { key: files.read(`${name}.key`), certificate: files.read(`${name}.crt`) }
  if (kept.key !== undefined && kept.certificate !== undefined && serves(kept.certificate, names, now)) {
    return { key: kept.key, certificate: kept.certificate }
  }
  const made = await issue()
  files.write(`${name}.key`, made.key)
  files.write(`${name}.crt`, made.certificate)
  return made
}

function serves(pem: string, names: readonly string[], now: number): boolean {
  const certificate = new X509Certificate(pem)
  const vouched = names.every((it) => (isIP(it) ? certificate.checkIP(it) : certificate.checkHost(it)) !== undefined)
  return vouched && certificate.validToDate.getTime() > now + monthMs
}

function ownNames(): string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((it) => it ?? [])
  return [hostname(), ...addresses.filter((it) => it.family === 'IPv4').map((it) => it.address), '::1']
}
