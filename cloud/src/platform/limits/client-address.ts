import { BlockList, isIP } from 'node:net'

/** Tells whether an address belongs to a proxy of ours, whose word about its client is believed. */
export type TrustedProxies = (address: string) => boolean

/**
 * @param entries addresses or networks, such as `10.0.0.0/8`, `::1`
 * @throws Error naming the entry that is neither
 */
export function trustedProxies(entries: readonly string[]): TrustedProxies {
  const list = new BlockList()
  for (const entry of entries) {
    const [address = '', prefix] = entry.split('/')
    const version = isIP(address)
    const bits = prefix === undefined ? undefined : Number(prefix)
    const widest = version === 4 ? 32 : 128
    if (version === 0 || (bits !== undefined && !(Number.isInteger(bits) && bits >= 0 && bits <= widest))) {
      throw new Error(`trusted proxy "${entry}": neither an address nor a network such as 10.0.0.0/8`)
    }
    const family = version === 4 ? 'ipv4' : 'ipv6'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, bits, family)
  }
  return (address) => isIP(address) !== 0 && list.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6')
}

/**
 * Who really asks: the other end of the socket. X-Forwarded-For is written by anybody, so only what a trusted proxy appended
 * counts: the last address in it that is no proxy of ours.
 */
export function clientAddress(
  socketAddress: string,
  forwardedFor: string | undefined,
  isProxy: TrustedProxies,
): string {
  let client = plain(socketAddress)
  for (const hop of (forwardedFor ?? '').split(',').reverse()) {
    if (!isProxy(client)) return client
    const address = plain(hop.trim())
    if (isIP(address) === 0) return client
    client = address
  }
  return client
}

/**
 * What counts as one caller: an IPv4 address, or the /64 network that one IPv6 customer commands (RFC 6177, RFC 7421).
 */
export function addressBucket(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = address.replace(/%.*$/, '').split('::')
  const groups = head === '' ? [] : head.split(':')
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail === '' ? 0 : tail.split(':').length)
  const whole = [...groups, ...Array<string>(Math.max(missing, 0)).fill('0'), ...(tail ? tail.split(':') : [])]
  return `${whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}

/** `::ffff:1.2.3.4` is how a socket for both families names an IPv4 client. */
function plain(address: string): string {
  return address.toLowerCase().startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address
}
