import { networkInterfaces } from 'node:os'

/** Bridges and tunnels of this machine, which no phone reaches. */
const internalName = /^(docker|br-|veth|virbr|vmnet|tun|tap|wg|tailscale|zt|cni|flannel|lxc|podman)/

type Found = { name: string; address: string }

/**
 * The address at which others on the local network reach this machine: a private one (RFC 1918) on a real interface first.
 * @param interfaces as the system lists them
 */
export function lanAddress(interfaces = networkInterfaces()): string | undefined {
  const found: Found[] = Object.entries(interfaces).flatMap(([name, addresses]) =>
    (addresses ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => ({ name, address })),
  )
  return found.toSorted((a, b) => rank(a) - rank(b))[0]?.address
}

function rank({ name, address }: Found): number {
  if (address.startsWith('169.254.')) return 3
  if (internalName.test(name)) return 2
  return isPrivate(address) ? 0 : 1
}

const isPrivate = (address: string) => /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address)
