import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { FactorCode } from './factor-code.tsx'
import classes from './profile-page.module.css'
import { securityApi } from './security-api.ts'

interface FactorSetupProps {
  setup: { secret: string; uri: string }
  onCodes: (made: { backupCodes: string[] }) => Promise<void>
  onCancel: () => void
}

/** The QR code for the app, the same in letters for who has the app on this very phone, and the app's first code. */
export function FactorSetup({ setup, onCodes, onCancel }: FactorSetupProps) {
  const { t } = useTranslation()
  const picture = useQuery({
    queryKey: ['qr', setup.uri],
    queryFn: async () => {
      const { toString: draw } = await import('qrcode')
      return `data:image/svg+xml,${encodeURIComponent(await draw(setup.uri, { type: 'svg', margin: 2 }))}`
    },
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <div className={classes.saving}>
      <p>{t('security.factor.scan')}</p>
      <div className={classes.qr}>
        {picture.data !== undefined && <img src={picture.data} alt={t('security.factor.qr')} />}
      </div>
      <p className={classes.soft}>{t('security.factor.byHand')}</p>
      <p className={classes.secret} data-secret={setup.secret}>
        {setup.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}
      </p>
      <a className={classes.link} href={setup.uri}>
        {t('security.factor.open')}
      </a>
      <FactorCode
        act={t('security.factor.confirm')}
        send={async (code) => onCodes(await securityApi.confirmFactor(code))}
        onCancel={onCancel}
      />
    </div>
  )
}
