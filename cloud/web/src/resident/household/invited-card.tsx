import { IconCopy, IconShare } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNational, nationalDigits } from '../../shared/phone/phone.ts'
import { Button } from '../../shared/ui/button.tsx'
import classes from './household.module.css'
import type { Invited } from './queries.ts'

interface InvitedCardProps {
  invited: Invited
  /** As it was typed; empty: the link is for whoever has it. */
  phone: string
  onDone: () => void
}

/** The link, shown once: what the cloud keeps cannot be turned back into it. */
export function InvitedCard({ invited, phone, onDone }: InvitedCardProps) {
  const { t } = useTranslation()
  const title = useRef<HTMLHeadingElement>(null)
  const [isCopied, setCopied] = useState(false)
  useEffect(() => title.current?.focus(), [])
  const { link } = invited
  const copy = async () => {
    await navigator.clipboard.writeText(link)
    setCopied(true)
  }
  return (
    <section className={classes.card} aria-label={t('household.made')}>
      <h2 ref={title} tabIndex={-1}>
        {t('household.made')}
      </h2>
      <p>{t('household.madeHint')}</p>
      {phone.trim() !== '' && <p>{t('household.sentTo', { phone: `+7 ${formatNational(nationalDigits(phone))}` })}</p>}
      <p className={classes.link} data-link>
        {link}
      </p>
      <div className={classes.buttons}>
        {'share' in navigator && (
          <Button look="soft" onClick={() => void navigator.share({ url: link }).catch(() => undefined)}>
            <IconShare size={22} stroke={1.8} aria-hidden="true" />
            {t('household.share')}
          </Button>
        )}
        <Button look="soft" onClick={() => void copy().catch(() => undefined)}>
          <IconCopy size={22} stroke={1.8} aria-hidden="true" />
          {t(isCopied ? 'household.copied' : 'household.copy')}
        </Button>
      </div>
      <Button look="quiet" isWide onClick={onDone}>
        {t('household.done')}
      </Button>
    </section>
  )
}
