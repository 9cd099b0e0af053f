import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { answerChallenge, type DigestHash, readChallenges } from './digest.ts'

const hash: DigestHash = (algorithm, text) =>
  createHash(algorithm === 'MD5' ? 'md5' : 'sha256')
    .update(text)
    .digest('hex')

const challenge = (algorithm: string) =>
  `Digest realm="http-auth@example.org", qop="auth, auth-int", algorithm=${algorithm}, ` +
  'nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"'
const answer = {
  ...{ username: 'Mufasa', password: 'Circle of Life', method: 'GET', uri: '/dir/index.html', count: 1 },
  cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
}

// RFC 7616 §3.9.1
it.each([
  ['MD5', '8ca523f5e9506fed4657c9700eebdbec'],
  ['SHA-256', '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
])('answers as the standard does with %s', (algorithm, response) => {
  const [read] = readChallenges([challenge(algorithm)])
  if (!read) throw new Error('not read')
  const value = answerChallenge(read, answer, hash)
  expect(value).toContain(`response="${response}"`)
  expect(value).toContain('qop=auth, nc=00000001, opaque="FQhe/')
})

it('answers the old form without a count (RFC 2069)', () => {
  const [read] = readChallenges(['Digest realm="a", nonce="b"'])
  if (!read) throw new Error('not read')
  const secret = hash('MD5', 'Mufasa:a:Circle of Life')
  const response = hash('MD5', `${secret}:b:${hash('MD5', 'GET:/dir/index.html')}`)
  const value = answerChallenge(read, answer, hash)
  expect(value).toContain(`response="${response}"`)
  expect(value).not.toMatch(/qop|nc=|cnonce/)
})

it('takes the first that it can answer (RFC 8760 §2.4)', () => {
  const offered = ['Basic realm="x"', challenge('SHA-512-256'), challenge('SHA-256'), challenge('MD5')]
  expect(readChallenges(offered).map(({ algorithm }) => algorithm)).toEqual(['SHA-256', 'MD5'])
})

it.each([
  'Digest',
  'Digest realm="a"',
  'Digest realm="a", nonce=""',
  'Digest realm="a", nonce="b", qop="auth-int"',
  'Digest realm="a, nonce="b"',
  'Digest realm="a", nonce="b", nonce="c"',
  'Digest realm="a", nonce="b", algorithm=MD5-sess',
])('leaves %s', (value) => expect(readChallenges([value])).toEqual([]))

it('does not throw, whatever is asked', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readChallenges([text, `Digest ${text}`])))
})
