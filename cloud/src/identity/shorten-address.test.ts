import { expect, it } from 'vitest'
import { shortenAddress } from './shorten-address.ts'

it.each([
  ['203.0.113.77', '203.0.113.*'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:*'],
  ['2001:db8::6', '2001:db8:*'],
  ['::1', '*'],
  ['2001:0db8:0000:0000:0000:0000:0000:0000', '2001:0db8:0000:*'],
  ['unknown', null],
  ['', null],
  [null, null],
])('%s', (address, shown) => expect(shortenAddress(address)).toBe(shown))
