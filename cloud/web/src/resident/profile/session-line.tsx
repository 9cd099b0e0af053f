import {
  type Icon,
  IconDeviceDesktop,
  IconDeviceMobile,
  IconDevices,
  IconDeviceTablet,
  IconX,
} from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../shared/api/api.ts'
import { sessionsQuery } from '../../shared/api/queries.ts'
import type { SessionView } from '../../shared/api/types.ts'
import { fullTime, relativeTime } from '../../shared/time/relative-time.ts'
import { Button } from '../../shared/ui/button.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import classes from './session-list.module.css'
import { useDeviceName } from './use-device-name.ts'

interface SessionLineProps {
  session: SessionView
  nowMs: number
}

/** One sign-in; ending it asks first. */
export function SessionLine({ session, nowMs }: SessionLineProps) {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const [isAsking, setIsAsking] = useState(false)
  const name = useDeviceName(session)
  const end = useMutation({
    mutationFn: () => api.endSession(session.id),
    // One that has ended by itself meanwhile is gone all the same.
    onSettled: () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  })
  const DeviceIcon = iconOf(session)
  const [startedMs, seenMs] = [Date.parse(session.startedAt), Date.parse(session.lastSeenAt)]
  const started = t('sessions.started', { at: relativeTime(startedMs, nowMs, i18n.language) })
  return (
    <li className={classes.line}>
      <span className={classes.mark} data-current={session.current}>
        <DeviceIcon size={24} stroke={1.7} aria-hidden="true" />
      </span>
      <span className={classes.words}>
        <span className={classes.name}>{name}</span>
        {session.current ? (
          <span className={classes.here}>{t('sessions.here')}</span>
        ) : (
          <time dateTime={session.lastSeenAt} title={fullTime(seenMs, i18n.language)}>
            {t('sessions.seen', { at: relativeTime(seenMs, nowMs, i18n.language) })}
          </time>
        )}
        <span title={fullTime(startedMs, i18n.language)}>
          {started}
          {session.address !== null && `, ${session.address}`}
        </span>
      </span>
      {!session.current && !isAsking && (
        <Button
          look="icon"
          aria-label={t('sessions.endOf', { device: name })}
          title={t('sessions.endNow')}
          onClick={() => setIsAsking(true)}
        >
          <IconX size={22} stroke={1.8} aria-hidden="true" />
        </Button>
      )}
      {isAsking && (
        <div className={classes.asking}>
          <Button look="soft" className={classes.danger} disabled={end.isPending} onClick={() => end.mutate()}>
            {t(end.isPending ? 'sessions.ending' : 'sessions.endNow')}
          </Button>
          <Button look="quiet" onClick={() => setIsAsking(false)}>
            {t('app.cancel')}
          </Button>
        </div>
      )}
      {end.isError && (
        <p className={classes.fault} role="alert">
          {problemText(t, end.error)}
        </p>
      )}
    </li>
  )
}

function iconOf({ form }: SessionView): Icon {
  if (form === 'phone') return IconDeviceMobile
  if (form === 'tablet') return IconDeviceTablet
  return form === 'computer' ? IconDeviceDesktop : IconDevices
}
