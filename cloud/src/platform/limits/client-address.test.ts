import { describe, expect, it } from 'vitest'
import { addressBucket, clientAddress, trustedProxies } from './client-address.ts'

const nobody = trustedProxies([])
const ours = trustedProxies(['10.0.0.0/8', '127.0.0.1', 'fd00::/8'])

describe('clientAddress', () => {
  it('believes the socket and nothing else where no proxy is configured', () => {
    expect(clientAddress('203.0.113.9', '1.1.1.1', nobody)).toBe('203.0.113.9')
    expect(clientAddress('::ffff:203.0.113.9', undefined, nobody)).toBe('203.0.113.9')
  })

  it('takes what the trusted proxy appended, not what the client wrote before it', () => {
    expect(clientAddress('10.1.2.3', '6.6.6.6, 198.51.100.7', ours)).toBe('198.51.100.7')
  })

  it('passes over a chain of own proxies', () => {
    expect(clientAddress('127.0.0.1', '6.6.6.6, 198.51.100.7, 10.0.0.4, fd00::4', ours)).toBe('198.51.100.7')
  })

  it('stops at what is no address', () => {
    expect(clientAddress('10.1.2.3', '1.1.1.1, unknown', ours)).toBe('10.1.2.3')
    expect(clientAddress('10.1.2.3', "'; drop table rate_limit", ours)).toBe('10.1.2.3')
    expect(clientAddress('10.1.2.3', '', ours)).toBe('10.1.2.3')
  })

  it('does not listen to a stranger who claims to be a proxy', () => {
    expect(clientAddress('203.0.113.9', '198.51.100.7, 10.0.0.4', ours)).toBe('203.0.113.9')
  })
})

describe('trustedProxies', () => {
  it.each(['localhost', '10.0.0.0/40', '10.0.0.0/x', '10.0.0.0/-1', ''])('refuses %j by name', (entry) => {
    expect(() => trustedProxies([entry])).toThrow(`"${entry}"`)
  })
})

describe('addressBucket', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0DB8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['unknown', 'unknown'],
  ])('counts %s as %s', (address, bucket) => {
    expect(addressBucket(address)).toBe(bucket)
  })
})
