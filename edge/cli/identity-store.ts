import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { identityPaths } from '../src/uplink/identity.ts'
import { CliError } from './command.ts'
import type { ClaimAnswer } from './post-claim.ts'

/** More than the four files together have; held until they are written. */
const roomBytes = 32 * 1024

export type IdentityStore = {
  folder: string
  /** Puts the whole identity in place in one step. */
  write(identity: ClaimAnswer & { privateKeyPem: string }): void
}

/**
 * Prepares the place for an identity, so that a full disk or a wrong folder shows before the code is used up. The files are
 * written into a folder beside and renamed as a whole: a daemon sees all of an identity or none of it.
 * @throws CliError  `claim.present`, `claim.folder`
 */
export function openIdentityStore(dataFolder: string, force: boolean): IdentityStore {
  const paths = identityPaths(dataFolder)
  if (existsSync(paths.folder) && !force) {
    throw new CliError(
      'claim.present',
      `${paths.folder} exists: this controller is claimed. With --force it gives that identity up.`,
    )
  }
  const fresh = `${paths.folder}.new`
  const replaced = `${paths.folder}.replaced`
  const room = join(fresh, 'room')
  try {
    rmSync(fresh, { recursive: true, force: true })
    mkdirSync(fresh, { recursive: true, mode: 0o700 })
    writeSecret(room, ' '.repeat(roomBytes))
  } catch (cause) {
    throw new CliError('claim.folder', `${dataFolder} cannot be written: ${String(cause)}`, { cause })
  }

  return {
    folder: paths.folder,
    write({ controllerId, mqttUrl, commandKeys, certificate, caCertificate, privateKeyPem }) {
      rmSync(room)
      const staged = identityPaths(dataFolder, fresh)
      writeSecret(staged.key, privateKeyPem)
      writeSecret(staged.certificate, certificate)
      writeSecret(staged.caCertificate, caCertificate)
      writeSecret(staged.file, `${JSON.stringify({ controllerId, mqttUrl, commandKeys }, null, 2)}\n`)
      if (existsSync(paths.folder)) {
        rmSync(replaced, { recursive: true, force: true })
        renameSync(paths.folder, replaced)
      }
      renameSync(fresh, paths.folder)
      syncFolder(join(paths.folder, '..'))
      rmSync(replaced, { recursive: true, force: true })
    },
  }
}

function writeSecret(file: string, text: string): void {
  const descriptor = openSync(file, 'wx', 0o600)
  try {
    writeSync(descriptor, text)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** A rename is on the disk once its folder is. */
function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
