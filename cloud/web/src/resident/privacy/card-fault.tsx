import { IconCloudOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../shared/ui/button.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'

/** A part of the page did not come: the others are there all the same. */
export function CardFault({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation()
  return (
    <Notice
      isFault
      icon={<IconCloudOff size={32} stroke={1.6} />}
      title={t('privacy.failed')}
      hint={problemText(t, error)}
      action={
        <Button look="soft" onClick={onRetry}>
          {t('app.retry')}
        </Button>
      }
    />
  )
}
