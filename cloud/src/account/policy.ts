import { staffWith } from '../staff/index.ts'

export const accountPolicy = { read: staffWith('accounts.read'), write: staffWith('accounts.write') }
