import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { clients } from '../../shared/api/clients.ts'
import classes from './order-key.module.css'

interface ConsentBoxProps {
  companyId: string
  isAgreed: boolean
  onAgree: (isAgreed: boolean) => void
  fault: string | undefined
}

/** The consent to have the extract and what stands in it worked with, and its whole text to read first (152-ФЗ). */
export function ConsentBox({ companyId, isAgreed, onAgree, fault }: ConsentBoxProps) {
  const { t, i18n } = useTranslation()
  const language = i18n.language.startsWith('en') ? 'en' : 'ru'
  const { data } = useQuery({
    queryKey: ['consent-document', 'verification', companyId, language],
    queryFn: async ({ signal }) => {
      const asked = { param: { purpose: 'verification' }, query: { company: companyId, language } } as const
      return await (await clients.privacy.api['consent-documents'][':purpose'].$get(asked, { init: { signal } })).json()
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <>
      <div>
        <label className={classes.agree}>
          <input
            type="checkbox"
            checked={isAgreed}
            onChange={(event) => onAgree(event.currentTarget.checked)}
            aria-invalid={fault !== undefined}
            aria-describedby={fault === undefined ? undefined : 'agree-fault'}
          />
          <span>{data?.label ?? t('keyOrder.agree')}</span>
        </label>
        {fault !== undefined && (
          <p id="agree-fault" className={classes.fault} role="alert">
            {fault}
          </p>
        )}
      </div>
      {data !== undefined && (
        <details className={classes.document}>
          <summary>{t('keyOrder.readConsent')}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reachable by keyboard */}
          <section tabIndex={0} aria-label={data.title}>
            <b>{data.title}</b>
            {data.sections.map(({ heading, paragraphs }) => (
              <div key={heading}>
                <h3>{heading}</h3>
                {paragraphs.map((it) => (
                  <p key={it}>{it}</p>
                ))}
              </div>
            ))}
          </section>
        </details>
      )}
    </>
  )
}
