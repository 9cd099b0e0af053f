import { parseArgs } from 'node:util'
import { type CliCommand, CliError } from './command.ts'
import { openIdentityStore } from './identity-store.ts'
import { createKeyAndRequest } from './key-and-request.ts'
import { postClaim } from './post-claim.ts'

const help = `domovoy claim: makes this controller one of a company's

Usage: domovoy claim --cloud URL --code CODE --data FOLDER [--force]

  --cloud URL     address of the platform, as in https://house.example
  --code CODE     one-time code that the staff console shows for the entrance
  --data FOLDER   the controller's data folder (dataFolder in its configuration)
  --force         give up the identity that the controller has

The private key is made here and never leaves the controller. A daemon that waits for its identity picks it up by itself;
after --force restart it. A platform with a certificate of its own authority: set NODE_EXTRA_CA_CERTS to that file.`

/** Turns a claim code into the controller's identity (`identity/` in the data folder). */
export const claimCommand: CliCommand = {
  summary: 'make this controller one of a company, by a one-time code',
  help,
  async run(args, io) {
    const { cloud, code, data, force } = readOptions(args)
    // Everything that can go wrong here does so before the code is used up.
    const store = openIdentityStore(data, force)
    const { privateKeyPem, csrPem, matches } = await createKeyAndRequest()
    if (cloud.protocol === 'http:' && !isLoopback(cloud.hostname)) {
      io.print(`Warning: ${cloud.origin} is not encrypted: whoever listens can read the code. Use https where you can.`)
    }
    const claimed = await postClaim(cloud, { code, csr: csrPem })
    if (!matches(claimed.certificate, claimed.controllerId)) {
      throw new CliError(
        'claim.certificate',
        'The platform answered with a certificate that is not for this controller.',
      )
    }
    store.write({ ...claimed, privateKeyPem })
    io.print(`Claimed. This controller is ${claimed.controllerId}; its identity is in ${store.folder}.`)
  },
}

function readOptions(args: string[]): { cloud: URL; code: string; data: string; force: boolean } {
  const { cloud, code, data, force } = parse(args)
  const missing = Object.entries({ cloud, code, data })
    .filter(([, value]) => !value)
    .map(([name]) => `--${name}`)
  if (!cloud || !code || !data) {
    throw new CliError('cli.options', `Missing: ${missing.join(', ')}.\n\n${help}`)
  }
  if (!URL.canParse(cloud) || !/^https?:$/.test(new URL(cloud).protocol)) {
    throw new CliError('cli.options', `--cloud ${cloud} is no address: it looks like https://house.example`)
  }
  return { cloud: new URL(cloud), code: code.trim(), data, force }
}

function parse(args: string[]) {
  try {
    const options = {
      cloud: { type: 'string' },
      code: { type: 'string' },
      data: { type: 'string' },
      force: { type: 'boolean', default: false },
    } as const
    return parseArgs({ args, options }).values
  } catch (error) {
    throw new CliError('cli.options', `${error instanceof Error ? error.message : String(error)}\n\n${help}`)
  }
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.')
}
