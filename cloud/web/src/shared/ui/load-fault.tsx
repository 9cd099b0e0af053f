import { IconCloudOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'
import { problemText } from './problem-text.ts'

interface LoadFaultProps {
  /** What did not come. */
  title: string
  error: unknown
  onRetry: () => void
}

/** Stands where something did not load: what it was, why, and a way to ask again. */
export function LoadFault({ title, error, onRetry }: LoadFaultProps) {
  const { t } = useTranslation()
  return (
    <Notice
      isFault
      icon={<IconCloudOff size={32} stroke={1.6} />}
      title={title}
      hint={problemText(t, error)}
      action={
        <Button look="soft" onClick={onRetry}>
          {t('app.retry')}
        </Button>
      }
    />
  )
}
