import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../shared/ui/button.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { SkeletonLines } from '../entrance/skeleton-lines.tsx'
import { BackupCodes } from './backup-codes.tsx'
import { FactorCode } from './factor-code.tsx'
import { FactorSetup } from './factor-setup.tsx'
import classes from './profile-page.module.css'
import { factorQuery, securityApi } from './security-api.ts'
import { ShowAgain } from './show-again.tsx'

/** The second factor: codes of an authenticator app, and backup codes for the day when the phone is lost. */
export function FactorCard() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { data, error } = useQuery(factorQuery)
  const [setup, setSetup] = useState<{ secret: string; uri: string } | null>(null)
  const [codes, setCodes] = useState<string[] | null>(null)
  const [asks, setAsks] = useState<'remove' | 'remake' | null>(null)
  const begin = useMutation({ mutationFn: securityApi.beginFactor, onSuccess: setSetup })
  const refresh = () => client.invalidateQueries({ queryKey: factorQuery.queryKey })
  const onCodes = async ({ backupCodes }: { backupCodes: string[] }) => {
    setSetup(null)
    setAsks(null)
    setCodes(backupCodes)
    await refresh()
  }
  const remove = async () => {
    setAsks(null)
    setCodes(null)
    await refresh()
  }
  return (
    <section className={classes.card} aria-label={t('security.factor.title')}>
      <div>
        <h2>{t('security.factor.title')}</h2>
        <p className={classes.soft}>{t(data?.isOn ? 'security.factor.on' : 'security.factor.hint')}</p>
      </div>
      {data === undefined && error === null && <SkeletonLines count={1} />}
      {error !== null && (
        <p className={classes.fault} role="alert">
          {problemText(t, error)}
        </p>
      )}
      {codes !== null && <BackupCodes codes={codes} onKept={() => setCodes(null)} />}
      {data?.isOn === false && setup === null && (
        <Button look="soft" isWide disabled={begin.isPending} onClick={() => begin.mutate()}>
          {t('security.factor.begin')}
        </Button>
      )}
      {setup !== null && <FactorSetup setup={setup} onCodes={onCodes} onCancel={() => setSetup(null)} />}
      <ShowAgain error={begin.error} onShown={() => begin.mutate()} />
      {data?.isOn && codes === null && asks === null && (
        <>
          <p>{t('security.factor.left', { count: data.backupCodesLeft })}</p>
          <Button look="soft" isWide onClick={() => setAsks('remake')}>
            {t('security.factor.remake')}
          </Button>
          <Button look="quiet" isWide onClick={() => setAsks('remove')}>
            {t('security.factor.remove')}
          </Button>
        </>
      )}
      {asks === 'remake' && (
        <FactorCode
          act={t('security.factor.remake')}
          send={async (code) => onCodes(await securityApi.remakeCodes(code))}
          onCancel={() => setAsks(null)}
        />
      )}
      {asks === 'remove' && (
        <FactorCode
          act={t('security.factor.remove')}
          send={async (code) => {
            await securityApi.removeFactor(code)
            await remove()
          }}
          onCancel={() => setAsks(null)}
        />
      )}
    </section>
  )
}
