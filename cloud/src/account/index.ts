export { longestAccountNumber, readAccountNumber } from './account-number.ts'
export { type Agreement, compareNames, isOneSlipApart, wordsOf } from './compare-names.ts'
export { type AccountMatch, type AccountQuestion, matchAccountOwner } from './match-account-owner.ts'
export { account } from './tables.ts'
