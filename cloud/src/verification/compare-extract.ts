import { type Agreement, compareNames } from '../account/index.ts'
import { compareAddresses } from './compare-addresses.ts'
import type { Extract } from './read-extract.ts'

/** How one thing that was entered agrees with what it is held against; `missing` where one of the two is not there. */
export type FieldAgreement = Agreement | 'missing'

export interface ComparedField {
  agreement: FieldAgreement
  /** By the resident, or by the company's register. */
  entered: string
  /** What the extract says; of `account`, what the register says. */
  found: string
}

/** What staff see beside the form. */
export type Comparison = Record<'name' | 'address' | 'cadastralNumber' | 'account', ComparedField>

export interface Entered {
  ownerName: string
  /** The owner's address as typed; the flat's own where the form did not ask. */
  address: string
  /** The flat's, from the register of houses; empty where it is not known. */
  cadastralNumber: string
  accountNumber: string
}

/** An account of the company's register: whom it names, and whether it is for this flat. */
export interface RegisteredAccount {
  owners: readonly string[]
  isForFlat: boolean
}

/** Holds a form against the extract and the register of accounts. A person decides; this shows where to look. */
export function compareExtract(
  entered: Entered,
  extract: Extract | undefined,
  account: RegisteredAccount | undefined,
): Comparison {
  const { ownerName, address, cadastralNumber, accountNumber } = entered
  return {
    name: compareOwner(ownerName, extract?.owners ?? []),
    address: {
      agreement: compareAddresses(address, extract?.address ?? ''),
      entered: address,
      found: extract?.address ?? '',
    },
    cadastralNumber: compareNumbers(cadastralNumber, extract?.cadastralNumber ?? ''),
    account: compareAccount(ownerName, accountNumber, account),
  }
}

const order: readonly Agreement[] = ['exact', 'similar', 'differs']

/** Against several owners the best agreement counts: one of them asks. */
function compareOwner(ownerName: string, owners: readonly string[]): ComparedField {
  if (owners.length === 0) return { agreement: 'missing', entered: ownerName, found: '' }
  const agreements = owners.map((owner) => compareNames(ownerName, owner))
  const agreement = order.find((it) => agreements.includes(it)) ?? 'differs'
  return { agreement, entered: ownerName, found: owners.join('; ') }
}

function compareNumbers(entered: string, found: string): ComparedField {
  const [left, right] = [entered, found].map((it) => it.replaceAll(/[^\d:]/g, ''))
  if (!left || !right) return { agreement: 'missing', entered, found }
  return { agreement: left === right ? 'exact' : 'differs', entered, found }
}

function compareAccount(ownerName: string, number: string, account: RegisteredAccount | undefined): ComparedField {
  if (number === '' || !account) return { agreement: 'missing', entered: number, found: '' }
  const { agreement, found } = compareOwner(ownerName, account.owners)
  if (!account.isForFlat) return { agreement: 'differs', entered: number, found }
  return { agreement, entered: number, found }
}
