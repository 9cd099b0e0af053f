import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { OutboxMessageView } from '../../shared/api/types.ts'
import { formatPhone } from '../../shared/phone/phone.ts'
import { relativeTime } from '../../shared/time/relative-time.ts'
import { codeInText, piecesOf } from './code-in-text.ts'
import classes from './outbox-page.module.css'

/** One SMS or letter; its code is large, and one tap copies it. */
export function OutboxMessage({ message, nowMs }: { message: OutboxMessageView; nowMs: number }) {
  const { t, i18n } = useTranslation()
  const clipboard = useClipboard({ timeout: 2_000 })
  const code = codeInText(message.text)
  const isMail = message.kind === 'mail'
  const addressed = { sms: 'outbox.to', mail: 'outbox.mailTo', call: 'outbox.callTo' } as const
  return (
    <li className={classes.message}>
      <div className={classes.meta}>
        <span>{t(addressed[message.kind], { to: isMail ? message.to : formatPhone(message.to) })}</span>
        <time dateTime={message.at}>{relativeTime(Date.parse(message.at), nowMs, i18n.language)}</time>
      </div>
      {code !== null && (
        <button
          type="button"
          className={classes.code}
          aria-label={t('outbox.copy', { code })}
          onClick={() => clipboard.copy(code)}
        >
          <span data-code={code}>{code}</span>
          {clipboard.copied ? (
            <span className={classes.copied} role="status">
              <IconCheck size={20} aria-hidden="true" /> {t('outbox.copied')}
            </span>
          ) : (
            <IconCopy size={22} stroke={1.7} aria-hidden="true" />
          )}
        </button>
      )}
      {message.subject !== null && <h2 className={classes.subject}>{message.subject}</h2>}
      <p className={classes.text}>
        {piecesOf(message.text).map((piece, n) =>
          piece.isLink ? (
            <a key={n} href={piece.text}>
              {piece.text}
            </a>
          ) : (
            piece.text
          ),
        )}
      </p>
    </li>
  )
}
