import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { clients } from '../../shared/api/clients.ts'
import { meQuery } from '../../shared/api/queries.ts'
import { recallSlug } from '../company/here.ts'
import { PageHeader } from '../frame/page-header.tsx'
import { SignedIn } from '../frame/signed-in.tsx'
import { AddressForm } from '../registration/address-form.tsx'
import type { AddressParts } from '../registration/registration-api.ts'
import classes from './add-home-page.module.css'
import { DeskSkeleton } from './desk.tsx'

/** «Добавить квартиру»: the first home of somebody who has signed in without one, or one more (R2). */
export function AddHomePage() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const navigate = useNavigate()
  const goHome = async () => {
    await client.invalidateQueries({ queryKey: meQuery.queryKey })
    await navigate({ to: '/' })
  }
  const save = async (parts: AddressParts | null) => {
    if (parts === null) return null
    const slug = recallSlug()
    const answer = await clients.registration.api.homes.$post({ json: { ...parts, ...(slug && { company: slug }) } })
    return await answer.json()
  }
  return (
    <SignedIn header={() => <PageHeader title={t('homes.add')} isNarrow />} waiting={<DeskSkeleton />}>
      {() => (
        <main className={classes.page}>
          <AddressForm known={null} save={save} onDone={() => void goHome()} />
        </main>
      )}
    </SignedIn>
  )
}
