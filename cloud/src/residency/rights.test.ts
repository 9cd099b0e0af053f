import { describe, expect, it } from 'vitest'
import { rightsFrom } from './list-homes.ts'

const [own, other] = ['01936f4e-5a00-7000-8000-00000000a000', '01936f4e-5a00-7000-8000-00000000b000']

describe('V1: what a resident may do', () => {
  it('is nothing without a home', () => expect(rightsFrom([])).toEqual([]))

  it.each([
    ['linking', false, { accounts: true, intercom: false }],
    ['linking', true, { accounts: true, intercom: true }],
    ['verification', false, { accounts: false, intercom: false }],
    ['verification', true, { accounts: true, intercom: true }],
    [null, false, { accounts: true, intercom: false }],
  ] as const)('accounts open by %s, verified: %s', (accountsOpenBy, isVerified, rights) => {
    expect(rightsFrom([{ companyId: own, isVerified, accountsOpenBy }])).toEqual([
      { companyId: own, isVerified, ...rights },
    ])
  })

  it('is told by company: one verified home is enough for its own only', () => {
    const rows = [
      { companyId: own, isVerified: false, accountsOpenBy: 'verification' },
      { companyId: own, isVerified: true, accountsOpenBy: 'verification' },
      { companyId: other, isVerified: false, accountsOpenBy: 'verification' },
    ] as const
    expect(rightsFrom(rows)).toEqual([
      { companyId: own, isVerified: true, accounts: true, intercom: true },
      { companyId: other, isVerified: false, accounts: false, intercom: false },
    ])
  })
})
