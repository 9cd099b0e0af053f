import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBindingRequest, usernameOf, writeBindingSuccess, writeRoleConflict } from './stun.ts'

/** RFC 5769 §2.1: sample request, its password and user name. */
const password = 'VOkJxbRl1RmTxUk/WvJxBt'
const request = Buffer.from(
  `000100582112a442b7e7a701bc34d686fa87dfae802200105354554e207465737420636c69656e74
   002400046e0001ff80290008932ff9b151263b36000600096576746a3a68367659202020
   000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a280280004e57a3bcf`.replace(/\s/g, ''),
  'hex',
)
const transactionId = request.subarray(8, 20)

describe('STUN', () => {
  it('reads the sample request of RFC 5769', () => {
    expect(usernameOf(request)).toBe('evtj:h6vY')
    expect(readBindingRequest(request, password)).toEqual({
      transactionId,
      username: 'evtj:h6vY',
      useCandidate: false,
      isControlled: true,
    })
  })

  it('refuses another password, and any bit that was changed under the right one', () => {
    expect(readBindingRequest(request, 'another')).toBeUndefined()
    for (let at = 8; at < request.length - 8; at += 1) {
      const forged = Buffer.from(request)
      forged.writeUInt8(forged.readUInt8(at) ^ 1, at)
      expect(readBindingRequest(forged, password), `byte ${at}`).toBeUndefined()
    }
  })

  it('writes the sample response of RFC 5769 §2.2, our attributes only', () => {
    const response = writeBindingSuccess(transactionId, { address: '192.0.2.1', port: 32_853 }, password)
    expect(response.subarray(20, 32).toString('hex')).toBe('002000080001a147e112a643')
    expect(response.readUInt16BE(2)).toBe(response.length - 20)
  })

  it('writes the IPv6 address of RFC 5769 §2.3', () => {
    const from = { address: '2001:db8:1234:5678:11:2233:4455:6677', port: 32_853 }
    const response = writeBindingSuccess(transactionId, from, password)
    expect(response.subarray(20, 44).toString('hex')).toBe('002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9')
    const short = writeBindingSuccess(transactionId, { address: '::1', port: 32_853 }, password)
    expect(short.subarray(28, 44).at(15)).toBe((transactionId.at(11) ?? 0) ^ 1)
  })

  it('tells of a role conflict by 487', () => {
    expect(writeRoleConflict(transactionId, password).subarray(20, 28).toString('hex')).toBe('0009001100000457')
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), fc.boolean(), (bytes, looksRight) => {
        const message = Buffer.concat([looksRight ? request.subarray(0, 20) : Buffer.alloc(0), bytes])
        if (looksRight) message.writeUInt16BE(bytes.length, 2)
        usernameOf(message)
        readBindingRequest(message, password)
      }),
    )
  })
})
