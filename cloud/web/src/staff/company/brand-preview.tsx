import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Logo } from '../../shared/ui/logo.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import classes from './settings.module.css'
import { shadesQuery } from './settings-query.ts'

interface BrandPreviewProps {
  name: string
  colour: string
  logoUrl: string | null
}

/** What residents will see by day and by night, before it is saved. */
export function BrandPreview({ name, colour, logoUrl }: BrandPreviewProps) {
  const { t } = useTranslation('staff')
  const shared = useTranslation()
  const { data, error } = useQuery({ ...shadesQuery(colour), placeholderData: keepPreviousData })
  return (
    <aside aria-label={t('settings.preview')} className={classes.previews}>
      <p className={classes.hint}>{t('settings.preview')}</p>
      {error !== null && (
        <p className={classes.fault} role="alert">
          {problemText(shared.t, error)}
        </p>
      )}
      {error === null &&
        (['light', 'dark'] as const).map((scheme) => (
          <div key={scheme} className={classes.preview} data-scheme={scheme}>
            <div className={classes.previewHead}>
              {logoUrl === null ? <Logo size={36} /> : <img className={classes.previewLogo} src={logoUrl} alt="" />}
              {name}
            </div>
            <div
              className={classes.previewButton}
              style={{ background: data?.[scheme].button }}
              data-preview={data?.[scheme].button}
              aria-hidden="true"
            >
              {t('settings.previewButton')}
            </div>
            <div
              className={classes.previewButton}
              style={{ background: data?.[scheme].soft, color: data?.[scheme].text }}
              aria-hidden="true"
            >
              {t('settings.previewSecond')}
            </div>
          </div>
        ))}
    </aside>
  )
}
