import { IconBellRinging } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../shared/ui/button.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { Spinner } from '../../shared/ui/spinner.tsx'
import classes from './inbox.module.css'
import { type SettingsView, settingsQuery } from './queries.ts'
import { letThisDeviceSleep, readDevice, wakeThisDevice } from './this-device.ts'

/** Lets this device be woken. The browser asks only after a tap, when the person has read what for. */
export function DeviceCard({ settings }: { settings: SettingsView }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [wasUnasked, setUnasked] = useState(false)
  const endpoints = settings.devices.map(({ endpoint }) => endpoint)
  const { data: state = 'off' } = useQuery({
    queryKey: ['this-device', endpoints],
    queryFn: () => readDevice(endpoints),
  })
  const renew = async () => {
    await client.invalidateQueries({ queryKey: settingsQuery.queryKey })
    await client.invalidateQueries({ queryKey: ['this-device'] })
  }
  const wake = useMutation({
    mutationFn: () => wakeThisDevice(settings.pushKey),
    onSuccess: async (isAwake) => {
      setUnasked(!isAwake && Notification.permission === 'default')
      await renew()
    },
  })
  const sleep = useMutation({ mutationFn: letThisDeviceSleep, onSuccess: renew })
  const error = wake.error ?? sleep.error
  return (
    <section className={classes.card} aria-label={t('inbox.device.title')}>
      <h2>{t('inbox.device.title')}</h2>
      <p>{t('inbox.device.hint')}</p>
      {state === 'on' && (
        <>
          <p className={classes.on}>
            <IconBellRinging size={24} stroke={1.7} aria-hidden="true" />
            {t('inbox.device.isOn')}
          </p>
          <Button look="quiet" isWide disabled={sleep.isPending} onClick={() => sleep.mutate()}>
            {t('inbox.device.off')}
          </Button>
        </>
      )}
      {state === 'off' && (
        <>
          <Button look="primary" isWide disabled={wake.isPending} onClick={() => wake.mutate()}>
            {wake.isPending && <Spinner />}
            {t(wake.isPending ? 'inbox.device.turning' : 'inbox.device.on')}
          </Button>
          <p className={classes.soft}>
            {t('inbox.device.consent')}{' '}
            <Link to="/documents/$purpose" params={{ purpose: 'notifications' }}>
              {t('inbox.device.consentLink')}
            </Link>
          </p>
        </>
      )}
      {state === 'denied' && <p className={classes.soft}>{t('inbox.device.denied')}</p>}
      {state === 'unsupported' && <p className={classes.soft}>{t('inbox.device.unsupported')}</p>}
      {wasUnasked && <p role="status">{t('inbox.device.unasked')}</p>}
      {error !== null && (
        <p className={classes.fault} role="alert">
          {problemText(t, error)}
        </p>
      )}
    </section>
  )
}
