import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { clients } from '../../shared/api/clients.ts'
import { Button } from '../../shared/ui/button.tsx'
import { problemText } from '../../shared/ui/problem-text.ts'
import { useCompanyHere } from '../company/use-company-here.ts'
import classes from './registration.module.css'

type Purpose = 'processing' | 'privacy-policy'

interface ConsentProps {
  isGiven: boolean
  onGiven: (isGiven: boolean) => void
  fault?: string | undefined
  /** Before the link. */
  children: ReactNode
  /** The words that lead to the document. */
  link?: string
  purpose: Purpose
}

/** One tick is for both documents: the one that the form's words name, and the other beneath. */
const otherOf = { processing: 'privacy-policy', 'privacy-policy': 'processing' } as const
const titleOf = { processing: 'register.consent.processing', 'privacy-policy': 'register.consent.policy' } as const

/** A box to tick, with the documents beside it: nothing is ticked beforehand. */
export function Consent({ isGiven, onGiven, fault, children, link, purpose }: ConsentProps) {
  const { t } = useTranslation()
  const faultId = useId()
  const other = otherOf[purpose]
  return (
    <div>
      <label className={classes.check}>
        <input
          type="checkbox"
          name="consent"
          checked={isGiven}
          onChange={(event) => onGiven(event.currentTarget.checked)}
          aria-invalid={fault !== undefined}
          aria-describedby={fault === undefined ? undefined : faultId}
        />
        <span>
          {children} {link !== undefined && <DocumentLink purpose={purpose}>{link}</DocumentLink>}
        </span>
      </label>
      <p className={classes.also}>
        {t('register.consent.also')} <DocumentLink purpose={other}>{t(titleOf[other])}</DocumentLink>
      </p>
      {fault !== undefined && (
        <p id={faultId} className={classes.fault} role="alert">
          {fault}
        </p>
      )}
    </div>
  )
}

/** Opens a document over the form: what was filled in stays. */
function DocumentLink({ purpose, children }: { purpose: Purpose; children: string }) {
  const { t } = useTranslation()
  const dialog = useRef<HTMLDialogElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const show = () => {
    setIsOpen(true)
    dialog.current?.showModal()
    // The browser brings the button at the end into view: the document begins above.
    dialog.current?.scrollTo(0, 0)
  }
  return (
    <>
      <button type="button" className={classes.link} onClick={show}>
        {children}
      </button>
      {createPortal(
        // Out of the label: a click on the text would tick its box.
        <dialog ref={dialog} className={classes.dialog}>
          {isOpen && <Statement purpose={purpose} />}
          <Button look="soft" isWide onClick={() => dialog.current?.close()}>
            {t('register.consent.close')}
          </Button>
        </dialog>,
        document.body,
      )}
    </>
  )
}

/** The document itself, in the company's name; at the platform's own address in the platform's. */
export function Statement({ purpose }: { purpose: Purpose }) {
  const { t, i18n } = useTranslation()
  const company = useCompanyHere()
  const companyId = company?.id
  const language = i18n.language === 'en' ? 'en' : 'ru'
  const { data, error } = useQuery({
    queryKey: ['consent-document', purpose, companyId, language],
    queryFn: async ({ signal }) => {
      const query = { language, ...(companyId !== undefined && { company: companyId }) } as const
      const asked = { param: { purpose }, query }
      return (await clients.privacy.api['consent-documents'][':purpose'].$get(asked, { init: { signal } })).json()
    },
    enabled: company !== undefined,
  })
  if (error) return <p role="alert">{`${t('register.consent.failed')}. ${problemText(t, error)}`}</p>
  if (!data) return <p>{t('register.loading')}</p>
  return (
    <article>
      <h2>{data.title}</h2>
      {data.sections.map(({ heading, paragraphs }) => (
        <section key={heading}>
          <h3>{heading}</h3>
          {paragraphs.map((it) => (
            <p key={it}>{it}</p>
          ))}
        </section>
      ))}
    </article>
  )
}
