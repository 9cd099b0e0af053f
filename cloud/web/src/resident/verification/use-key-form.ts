import { useMediaQuery } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clients } from '../../shared/api/clients.ts'
import { ProblemError } from '../../shared/api/problem.ts'
import { profileQuery } from '../../shared/api/queries.ts'
import type { HomeView, MeView } from '../../shared/api/types.ts'
import { problemText } from '../../shared/ui/problem-text.ts'
import { useUploads } from '../request/use-uploads.ts'

export interface KeyValues {
  familyName: string
  givenName: string
  patronymic: string
  description: string
  ownerAddress: string
  accountNumber: string
  email: string
}
export type KeyField = keyof KeyValues | 'extract' | 'agree'

/** The web variant asks for the owner's address and account besides (S0 4.2). */
const wide = '(min-width: 720px)'

const faultFields: Readonly<Record<string, KeyField>> = {
  'verification.account': 'accountNumber',
  'extract.missing': 'extract',
  'extract.unsafe': 'extract',
  'extract.unreadable': 'extract',
  'file.archive': 'extract',
  'file.unknown': 'extract',
}

/** The online form being filled in. Who owns the flat finds their own name there already. */
export function useKeyForm(me: MeView, homes: readonly HomeView[]) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const ref = useRef<HTMLFormElement>(null)
  const isWide = useMediaQuery(wide, undefined, { getInitialValueInEffect: false }) ?? false
  const { data: profile } = useQuery(profileQuery)
  const [premisesId, setPremisesId] = useState(homes[0]?.premisesId ?? '')
  const home = homes.find((it) => it.premisesId === premisesId) ?? homes[0]
  const uploads = useUploads(home?.companyId)
  const [changes, setChanges] = useState<Partial<KeyValues>>({})
  const [isAgreed, setIsAgreed] = useState(false)
  const [faults, setFaults] = useState<Partial<Record<KeyField, string>>>({})
  const isOwner = home?.relation === 'owner'
  const address = home ? `${home.address}, ${t(`homes.kind.${home.kind}`, { number: home.number })}` : ''
  const values: KeyValues = {
    familyName: (isOwner && profile?.familyName) || '',
    givenName: (isOwner && profile?.givenName) || '',
    patronymic: (isOwner && profile?.patronymic) || '',
    description: '',
    ownerAddress: address,
    accountNumber: '',
    email: '',
    ...changes,
  }
  const needsExtract = home !== undefined && !home.isVerified

  const send = useMutation({
    mutationFn: async () => {
      const { familyName, givenName, patronymic, ownerAddress, accountNumber, description, email } = values
      const json = {
        ...{ premisesId: home?.premisesId ?? '', description, email: email.trim() },
        owner: { familyName, givenName, patronymic },
        ownerAddress: isWide ? ownerAddress : '',
        accountNumber: isWide ? accountNumber : '',
        fileIds: uploads.files.map((it) => it.id),
        isAgreed: true as const,
      }
      return await (await clients.verification.api['key-orders'].$post({ json })).json()
    },
    onSuccess: async ({ id }) => {
      await Promise.all(['requests', 'me'].map((word) => client.invalidateQueries({ queryKey: [word] })))
      await navigate({ to: '/requests/$requestId', params: { requestId: id }, replace: true })
    },
    onError: (error) => setFaults(faultsOf(error, problemText(t, error))),
  })

  const judge = (): Partial<Record<KeyField, string>> => {
    const wanted: KeyField[] = ['familyName', 'givenName', 'description']
    if (isWide) wanted.push('ownerAddress', 'accountNumber')
    const found: Partial<Record<KeyField, string>> = {}
    for (const field of wanted) {
      if (values[field as keyof KeyValues].trim() === '') found[field] = t(`keyOrder.wrong.${field as 'description'}`)
    }
    if (values.email.trim() !== '' && !/^\S+@\S+\.\S+$/.test(values.email.trim()))
      found.email = t('keyOrder.wrong.email')
    if (needsExtract && uploads.files.length === 0) found.extract = t('keyOrder.wrong.extract')
    if (!isAgreed) found.agree = t('keyOrder.wrong.agree')
    return found
  }

  // To the first field that is wrong, once it is marked.
  useEffect(() => {
    if (Object.keys(faults).length > 0) ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [faults])
  const heal = (...fields: KeyField[]) =>
    setFaults((known) => Object.fromEntries(Object.entries(known).filter(([it]) => !fields.includes(it as KeyField))))

  return {
    ...{ ref, values, faults, uploads, home, premisesId, isWide, needsExtract, isAgreed, me },
    set: (change: Partial<KeyValues>) => {
      setChanges((known) => ({ ...known, ...change }))
      heal(...(Object.keys(change) as KeyField[]))
    },
    choose: (chosen: string) => {
      setPremisesId(chosen)
      uploads.clear()
    },
    agree: (isYes: boolean) => {
      setIsAgreed(isYes)
      heal('agree')
    },
    isSending: send.isPending,
    problem:
      send.isError && Object.keys(faultsOf(send.error, '')).length === 0 ? problemText(t, send.error) : undefined,
    submit: (event: FormEvent) => {
      event.preventDefault()
      if (send.isPending || uploads.underWay.length > 0) return
      const found = judge()
      setFaults(found)
      if (Object.keys(found).length === 0) send.mutate()
    },
  }
}

/** Which fields the cloud found wrong, and what it says of them. */
function faultsOf(error: unknown, words: string): Partial<Record<KeyField, string>> {
  if (!(error instanceof ProblemError)) return {}
  const field = faultFields[error.code]
  if (field) return { [field]: words }
  if (error.code !== 'verification.owner' || !Array.isArray(error.extra.fields)) return {}
  const paths = error.extra.fields.map((it: unknown) =>
    typeof it === 'object' && it !== null && 'path' in it ? String(it.path).replace('owner.', '') : '',
  )
  return Object.fromEntries(paths.map((path) => [path, words]))
}
