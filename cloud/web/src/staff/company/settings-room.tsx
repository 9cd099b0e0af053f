import { Button, Skeleton, Tabs } from '@mantine/core'
import { IconCloudOff } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../shared/ui/notice.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { ownWorkQuery } from '../api/own-work.ts'
import { Page } from '../frame/page.tsx'
import { useToast } from '../frame/toast.tsx'
import { useFilters } from '../frame/use-filters.ts'
import { useWorkplace } from '../frame/workplace.ts'
import { AddressForm } from './address-form.tsx'
import { BrandForm } from './brand-form.tsx'
import { DepartmentsForm } from './departments-form.tsx'
import classes from './settings.module.css'
import { settingsQuery } from './settings-query.ts'
import { SignInForm } from './sign-in-form.tsx'

const tabs = ['brand', 'contacts', 'signIn', 'address'] as const

/** What the company settles about itself. */
export default function SettingsRoom() {
  const { t } = useTranslation('staff')
  const shared = useTranslation()
  const client = useQueryClient()
  const say = useToast()
  const { companyId } = useWorkplace()
  const query = settingsQuery(companyId)
  const { data, error, refetch } = useQuery({ ...query, refetchOnMount: 'always' })
  const [filters, setFilters] = useFilters({ tab: 'brand' })
  const tab = tabs.find((it) => it === filters.tab) ?? 'brand'
  // The departments have their ids from the cloud: the form begins anew with them once it has been saved.
  const [savedAt, setSavedAt] = useState(0)
  const onSaved = async () => {
    await client.invalidateQueries({ queryKey: query.queryKey })
    // The frame wears the company's name, colour and place.
    await client.invalidateQueries({ queryKey: ownWorkQuery.queryKey })
    setSavedAt(Date.now())
    say(t('settings.saved'))
  }
  const form = data && { settings: data, onSaved }
  return (
    <Page title={t('rooms.settings')}>
      {error !== null && data === undefined && (
        <Notice
          isFault
          icon={<IconCloudOff size={34} stroke={1.6} />}
          title={t('list.failed')}
          hint={problemText(shared.t, error)}
          action={<Button onClick={() => void refetch()}>{t('list.retry')}</Button>}
        />
      )}
      <Tabs value={tab} onChange={(next) => setFilters({ tab: next ?? 'brand' })} keepMounted={false}>
        <Tabs.List mb="lg" className={classes.tabs ?? ''}>
          {tabs.map((it) => (
            <Tabs.Tab key={it} value={it}>
              {t(`settings.tabs.${it}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {form === undefined ? (
          error === null && <Skeleton height={320} radius={16} />
        ) : (
          <>
            <Tabs.Panel value="brand">
              <BrandForm {...form} />
            </Tabs.Panel>
            <Tabs.Panel value="contacts">
              <DepartmentsForm key={savedAt} {...form} />
            </Tabs.Panel>
            <Tabs.Panel value="signIn">
              <SignInForm {...form} />
            </Tabs.Panel>
            <Tabs.Panel value="address">
              <AddressForm {...form} />
            </Tabs.Panel>
          </>
        )}
      </Tabs>
    </Page>
  )
}
