import { describe, expect, it } from 'vitest'
import { parseChallenges } from './challenge.ts'
import { authorization, chooseChallenge, isStale } from './credentials.ts'

/** RFC 7616 §3.9.1 */
const mufasa = { user: 'Mufasa', password: 'Circle of Life' }
const proof = {
  method: 'GET',
  uri: '/dir/index.html',
  cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
  count: 1,
}
const common =
  'realm="http-auth@example.org", qop="auth, auth-int", nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"'

const answerTo = (header: string) => {
  const challenge = chooseChallenge([header])
  return challenge ? authorization(challenge, mufasa, proof) : undefined
}

describe('credentials', () => {
  it('answer Digest SHA-256 as RFC 7616 §3.9.1', () => {
    expect(answerTo(`Digest ${common}, algorithm=SHA-256`)).toContain(
      'response="753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"',
    )
  })

  it('answer Digest MD5 as RFC 7616 §3.9.1', () => {
    const answer = answerTo(`Digest ${common}, algorithm=MD5`)
    expect(answer).toContain('response="8ca523f5e9506fed4657c9700eebdbec"')
    expect(answer).toContain('qop=auth, nc=00000001')
  })

  it('answer Digest without qop as RFC 2069', () => {
    const challenge = chooseChallenge(['Digest realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093"'])
    expect(challenge && authorization(challenge, { ...mufasa, password: 'CircleOfLife' }, proof)).toContain(
      'response="1949323746fe6a43ef61f9606e7febea"',
    )
  })

  it('answer Basic in UTF-8', () => {
    const challenge = chooseChallenge(['Basic realm="camera"'])
    const answer = challenge && authorization(challenge, { user: 'test', password: '123£' }, proof)
    expect(answer).toBe('Basic dGVzdDoxMjPCow==')
  })

  it('prefer the stronger, in one header or several', () => {
    const both = `Basic realm="a", Digest ${common}, algorithm=MD5, Digest ${common}, algorithm=SHA-256`
    expect(chooseChallenge([both])?.parameters.get('algorithm')).toBe('SHA-256')
    expect(chooseChallenge(['Basic realm="a"', `Digest ${common}`])?.scheme).toBe('digest')
  })

  it.each([
    [
      '',
      'Bearer x',
      'Digest realm="no nonce"',
      `Digest ${common}, algorithm=SHA-512-256`,
      'Digest nonce="a", qop="auth-int"',
    ],
  ])('answer nothing that they cannot', (...headers) => expect(chooseChallenge(headers)).toBeUndefined())

  it('read quoted commas and escapes', () => {
    const [challenge] = parseChallenges(['Digest realm="a \\"b\\", c", stale=TRUE , nonce="n"'])
    expect(challenge?.parameters).toEqual(
      new Map([
        ['realm', 'a "b", c'],
        ['stale', 'TRUE'],
        ['nonce', 'n'],
      ]),
    )
    expect(challenge && isStale(challenge)).toBe(true)
  })
})
