import { useTranslation } from 'react-i18next'
import { Logo } from '../../shared/ui/logo.tsx'
import classes from './settings.module.css'

interface BrandPreviewProps {
  name: string
  colour: string
  logoUrl: string | null
}

/** What residents will see, before it is saved. */
export function BrandPreview({ name, colour, logoUrl }: BrandPreviewProps) {
  const { t } = useTranslation('staff')
  return (
    <aside aria-label={t('settings.preview')}>
      <p className={classes.hint}>{t('settings.preview')}</p>
      <div className={classes.preview}>
        <div className={classes.previewHead}>
          {logoUrl === null ? <Logo size={36} /> : <img className={classes.previewLogo} src={logoUrl} alt="" />}
          {name}
        </div>
        <div className={classes.previewButton} style={{ background: colour }} data-preview={colour} aria-hidden="true">
          {t('settings.previewButton')}
        </div>
      </div>
    </aside>
  )
}
