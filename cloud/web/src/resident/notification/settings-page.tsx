import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { LoadFault } from '../../shared/ui/load-fault.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { SkeletonLines } from '../entrance/skeleton-lines.tsx'
import { PageHeader } from '../frame/page-header.tsx'
import { SignedIn } from '../frame/signed-in.tsx'
import { DeviceCard } from './device-card.tsx'
import classes from './inbox.module.css'
import { type Choice, choose, type SettingsView, settingsQuery } from './queries.ts'

/** Which kinds come by which channel, and whether this device is woken. */
export function NotificationSettingsPage() {
  const { t } = useTranslation()
  return (
    <SignedIn
      header={() => <PageHeader title={t('inbox.settings')} back="/notifications" isNarrow />}
      waiting={<Waiting />}
    >
      {() => <Settings />}
    </SignedIn>
  )
}

function Waiting() {
  const { t } = useTranslation()
  return (
    <main className={classes.page} aria-busy="true" aria-label={t('app.loading')}>
      <div className={classes.card}>
        <SkeletonLines count={5} />
      </div>
    </main>
  )
}

function Settings() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(settingsQuery)
  if (data === undefined && error === null) return <Waiting />
  if (data === undefined) {
    return (
      <main className={classes.page}>
        <div className={classes.card}>
          <LoadFault title={t('inbox.failed')} error={error} onRetry={() => void refetch()} />
        </div>
      </main>
    )
  }
  return (
    <main className={classes.page}>
      <DeviceCard settings={data} />
      <Choices settings={data} />
    </main>
  )
}

function Choices({ settings }: { settings: SettingsView }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const turn = useMutation({
    mutationFn: choose,
    onMutate: (choice) => {
      client.setQueryData(settingsQuery.queryKey, (known) => known && withChoice(known, choice))
    },
    // Whatever became of it, the switches show what the cloud holds.
    onSettled: () => client.invalidateQueries({ queryKey: settingsQuery.queryKey }),
  })
  const { choices, email } = settings
  const kinds = [...new Set(choices.map(({ kind }) => kind))]
  return (
    <section className={classes.card} aria-label={t('inbox.choices')}>
      <h2 id="choices">{t('inbox.choices')}</h2>
      <table className={classes.choices} aria-labelledby="choices">
        <thead>
          <tr>
            <td />
            <th scope="col">{t('inbox.channels.push')}</th>
            <th scope="col">{t('inbox.channels.mail')}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr key={kind}>
              <th scope="row">{t(`inbox.kinds.${kind}`)}</th>
              {choices
                .filter((it) => it.kind === kind)
                .map(({ channel, isOn }) => (
                  <td key={channel}>
                    <label>
                      <input
                        type="checkbox"
                        checked={isOn}
                        aria-label={t('inbox.channelOf', {
                          kind: t(`inbox.kinds.${kind}`),
                          channel: t(`inbox.channels.${channel}`),
                        })}
                        onChange={(event) => turn.mutate({ kind, channel, isOn: event.currentTarget.checked })}
                      />
                    </label>
                  </td>
                ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.soft}>{email === null ? t('inbox.noMail') : t('inbox.mailTo', { email })}</p>
      {turn.isError && (
        <p className={classes.fault} role="alert">
          {problemText(t, turn.error)}
        </p>
      )}
    </section>
  )
}

function withChoice(settings: SettingsView, choice: Choice): SettingsView {
  const choices = settings.choices.map((it) => (it.kind === choice.kind && it.channel === choice.channel ? choice : it))
  return { ...settings, choices }
}
