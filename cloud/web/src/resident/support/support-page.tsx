import { IconSend2 } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { meQuery } from '../../shared/api/queries.ts'
import { saysSignedIn } from '../../shared/api/session-hint.ts'
import { RobotBox } from '../../shared/captcha/robot-box.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { Spinner } from '../../shared/ui/spinner.tsx'
import { TextField } from '../../shared/ui/text-field.tsx'
import { useCompanyHere } from '../company/use-company-here.ts'
import { FrameIfSignedIn } from '../frame/frame.tsx'
import { PageHeader } from '../frame/page-header.tsx'
import { CallInstead } from './call-instead.tsx'
import { ChoiceRow } from './choice-row.tsx'
import { OwnMessages } from './own-messages.tsx'
import { SentCard } from './sent-card.tsx'
import classes from './support-page.module.css'
import { TextArea } from './text-area.tsx'
import { answerWays, topics, useSupportForm } from './use-support-form.ts'

/** «Напишите нам» (R6) and «Написать в тех.поддержку» (P5, T7): open to everybody, from every screen. */
export function SupportPage() {
  const isSignedIn = saysSignedIn(document.cookie)
  return (
    <FrameIfSignedIn>
      <Page isSignedIn={isSignedIn} />
    </FrameIfSignedIn>
  )
}

function Page({ isSignedIn }: { isSignedIn: boolean }) {
  const { t } = useTranslation()
  const [round, setRound] = useState(0)
  return (
    <>
      <PageHeader title={t('support.title')} back={isSignedIn ? '/' : '/sign-in'} isNarrow />
      <main className={classes.page}>
        <Writing key={round} isSignedIn={isSignedIn} onAgain={() => setRound((it) => it + 1)} />
        {isSignedIn && <OwnMessages />}
      </main>
    </>
  )
}

function Writing({ isSignedIn, onAgain }: { isSignedIn: boolean; onAgain: () => void }) {
  const { t } = useTranslation()
  const { from, topic } = useSearch({ from: '/support' })
  const { data: me } = useQuery({ ...meQuery, enabled: isSignedIn })
  const here = useCompanyHere(!isSignedIn)
  const form = useSupportForm({ me, here, isSignedIn, page: from ?? null, topic })
  const { values, set, faults } = form
  if (form.sent !== null) return <SentCard sent={form.sent} onAgain={onAgain} />
  return (
    <form className={classes.card} onSubmit={form.submit} noValidate ref={form.ref}>
      <p className={classes.lead}>{t('support.lead')}</p>
      <CallInstead departments={here?.departments} />
      {form.companies.length > 1 && (
        <ChoiceRow
          label={t('support.company')}
          name="company"
          value={values.companyId ?? ''}
          options={form.companies.map(({ id, name }) => ({ value: id, label: name }))}
          onChoose={(companyId) => set({ companyId })}
        />
      )}
      <TextArea
        label={t('support.text')}
        name="text"
        value={values.text}
        onText={(text) => set({ text })}
        fault={faults.text && t(`support.wrong.${faults.text}`)}
        placeholder={t('support.textPlaceholder')}
      />
      <ChoiceRow
        label={t('support.topic')}
        name="topic"
        value={values.topic}
        options={topics.map((value) => ({ value, label: t(`support.topics.${value}`) }))}
        onChoose={(topic) => set({ topic })}
      />
      <TextField
        label={t('support.name')}
        name="name"
        autoComplete="name"
        maxLength={120}
        value={values.name}
        onText={(name) => set({ name })}
        fault={faults.name && t(`support.wrong.${faults.name}`)}
      />
      <ChoiceRow
        label={t('support.answerBy')}
        name="answerBy"
        value={values.answerBy}
        options={answerWays.map((value) => ({ value, label: t(`support.ways.${value}`) }))}
        onChoose={(answerBy) => set({ answerBy, contact: form.contactFor(answerBy) })}
      />
      {values.answerBy === 'email' ? (
        <TextField
          key="email"
          label={t('support.email')}
          name="contact"
          type="email"
          inputMode="email"
          autoComplete="email"
          maxLength={200}
          value={values.contact}
          onText={(contact) => set({ contact })}
          fault={faults.contact && t(`support.wrong.${faults.contact}`)}
        />
      ) : (
        <TextField
          key="phone"
          label={t('support.phone')}
          name="contact"
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          maxLength={40}
          value={values.contact}
          onText={(contact) => set({ contact })}
          fault={faults.contact && t(`support.wrong.${faults.contact}`)}
        />
      )}
      {!isSignedIn && (
        <RobotBox
          onSolution={form.onSolution}
          round={form.round}
          fault={faults.robot && t(`support.wrong.${faults.robot}`)}
        />
      )}
      {form.problem !== undefined && (
        <p className={classes.problem} role="alert">
          {form.problem}
        </p>
      )}
      <Button look="primary" isWide type="submit" aria-busy={form.isSending} disabled={form.isSending}>
        {form.isSending ? <Spinner /> : <IconSend2 size={24} stroke={1.8} aria-hidden="true" />}
        {t(form.isSending ? 'support.sending' : 'support.send')}
      </Button>
    </form>
  )
}
