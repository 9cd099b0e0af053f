import { useTranslation } from 'react-i18next'
import type { MeView } from '../../shared/api/types.ts'
import { Button } from '../../shared/ui/button.tsx'
import { Spinner } from '../../shared/ui/spinner.tsx'
import { TextField } from '../../shared/ui/text-field.tsx'
import { SkeletonLines } from '../entrance/skeleton-lines.tsx'
import { PageHeader } from '../frame/page-header.tsx'
import { SignedIn } from '../frame/signed-in.tsx'
import { ChoiceRow } from '../support/choice-row.tsx'
import { TextArea } from '../support/text-area.tsx'
import { ConsentBox } from './consent-box.tsx'
import { ExtractDrop } from './extract-drop.tsx'
import classes from './order-key.module.css'
import { useKeyForm } from './use-key-form.ts'

/** «Анкета онлайн» itself (V2). */
export function FormPage() {
  const { t } = useTranslation()
  return (
    <SignedIn
      header={() => <PageHeader title={t('keyOrder.onlineForm')} back="/order-key" isNarrow />}
      waiting={
        <main className={classes.page}>
          <div className={classes.card}>
            <SkeletonLines count={8} />
          </div>
        </main>
      }
    >
      {(me) => <Form me={me} />}
    </SignedIn>
  )
}

function Form({ me }: { me: MeView }) {
  const { t } = useTranslation()
  // Those that are to be verified first.
  const homes = [...me.homes.filter((it) => !it.isVerified), ...me.homes.filter((it) => it.isVerified)]
  const form = useKeyForm(me, homes)
  const { values, set, faults, uploads, home } = form
  if (home === undefined) return <main className={classes.page}>{t('keyOrder.noHome')}</main>
  return (
    <main className={classes.page}>
      <form className={classes.card} onSubmit={form.submit} noValidate ref={form.ref}>
        {homes.length > 1 ? (
          <ChoiceRow
            label={t('keyOrder.home')}
            name="home"
            value={form.premisesId}
            options={homes.map((it) => ({
              value: it.premisesId,
              label: `${it.address}, ${t(`homes.kind.${it.kind}`, { number: it.number })}`,
            }))}
            onChoose={form.choose}
          />
        ) : (
          <p className={classes.rule}>
            {home.address}, {t(`homes.kind.${home.kind}`, { number: home.number })}
          </p>
        )}
        <TextArea
          label={t('keyOrder.description')}
          name="description"
          value={values.description}
          placeholder={t('keyOrder.descriptionPlaceholder')}
          onText={(description) => set({ description })}
          fault={faults.description}
        />
        <fieldset className={classes.group}>
          <legend>{t('keyOrder.owner')}</legend>
          {form.isWide && (
            <>
              <TextField
                label={t('keyOrder.ownerAddress')}
                name="ownerAddress"
                maxLength={300}
                value={values.ownerAddress}
                onText={(ownerAddress) => set({ ownerAddress })}
                fault={faults.ownerAddress}
              />
              <TextField
                label={t('keyOrder.accountNumber')}
                name="accountNumber"
                maxLength={60}
                autoComplete="off"
                value={values.accountNumber}
                onText={(accountNumber) => set({ accountNumber })}
                fault={faults.accountNumber}
              />
            </>
          )}
          {(['familyName', 'givenName', 'patronymic'] as const).map((part) => (
            <TextField
              key={part}
              label={t(`profile.${part}`)}
              name={part}
              maxLength={200}
              autoCapitalize="words"
              spellCheck={false}
              value={values[part]}
              onText={(text) => set({ [part]: text })}
              fault={faults[part]}
              {...(part === 'patronymic' && { note: t('profile.ifAny') })}
            />
          ))}
        </fieldset>
        {form.needsExtract && (
          <ExtractDrop
            uploads={uploads}
            fault={
              uploads.files.length > 0 && faults.extract === t('keyOrder.wrong.extract') ? undefined : faults.extract
            }
          />
        )}
        <TextField
          label={t('keyOrder.email')}
          name="email"
          type="email"
          inputMode="email"
          autoComplete="email"
          maxLength={254}
          note={t('keyOrder.ifWanted')}
          value={values.email}
          onText={(email) => set({ email })}
          fault={faults.email}
        />
        <ConsentBox companyId={home.companyId} isAgreed={form.isAgreed} onAgree={form.agree} fault={faults.agree} />
        {form.problem !== undefined && (
          <p className={classes.problem} role="alert">
            {form.problem}
          </p>
        )}
        <Button
          look="primary"
          isWide
          type="submit"
          aria-busy={form.isSending}
          disabled={form.isSending || uploads.underWay.length > 0}
        >
          {form.isSending && <Spinner />}
          {t(form.isSending ? 'keyOrder.sending' : 'keyOrder.order')}
        </Button>
      </form>
    </main>
  )
}
