import { describe, expect, it } from 'vitest'
import { isFromOurselves, type RequestOrigin } from './same-origin.ts'

const ours = 'https://home.example'
const request: RequestOrigin = {
  method: 'POST',
  fetchSite: undefined,
  origin: undefined,
  host: 'home.example',
  hasCookie: true,
}
const isAdmitted = (differences: Partial<RequestOrigin>) => isFromOurselves({ ...request, ...differences }, ours)

describe('a request that changes something', () => {
  it.each(['same-origin', 'none'])('passes when the browser says %s', (fetchSite) => {
    expect(isAdmitted({ fetchSite })).toBe(true)
  })

  it.each(['cross-site', 'same-site', 'nonsense', ''])('is refused when the browser says %j', (fetchSite) => {
    expect(isAdmitted({ fetchSite })).toBe(false)
    expect(isAdmitted({ fetchSite, origin: ours })).toBe(false)
    // Nor may another site sign its visitor in to an account of its own.
    expect(isAdmitted({ fetchSite, hasCookie: false })).toBe(false)
  })

  it('of an older browser passes by its origin', () => {
    expect(isAdmitted({ origin: ours })).toBe(true)
    expect(isAdmitted({ origin: ours, host: '10.0.0.5:8080' })).toBe(true)
    expect(isAdmitted({ origin: 'http://localhost:8080', host: 'localhost:8080' })).toBe(true)
  })

  it.each([
    'https://evil.example',
    'null',
    'https://home.example.evil.example',
    'https://home.example:8443',
    'garbage',
    '',
  ])('is refused from %j', (origin) => {
    expect(isAdmitted({ origin })).toBe(false)
    expect(isAdmitted({ origin, hasCookie: false })).toBe(false)
  })

  it('that says nothing passes without a cookie only', () => {
    expect(isAdmitted({ hasCookie: false })).toBe(true)
    expect(isAdmitted({})).toBe(false)
  })

  it.each(['PUT', 'PATCH', 'DELETE', 'post'])('may be a %s', (method) => {
    expect(isAdmitted({ method, fetchSite: 'cross-site' })).toBe(false)
  })
})

it.each(['GET', 'HEAD', 'OPTIONS'])('a %s changes nothing and passes from anywhere', (method) => {
  expect(isAdmitted({ method, fetchSite: 'cross-site' })).toBe(true)
})
