import { IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { saysSignedIn } from '../../shared/api/session-hint.ts'
import { formatPhoneInText } from '../../shared/phone/phone.ts'
import { Button } from '../../shared/ui/button.tsx'
import { useCompanyHere } from '../company/use-company-here.ts'
import { Heading } from './heading.tsx'
import classes from './registration.module.css'
import type { AddressView } from './registration-api.ts'

interface AddressFoundProps {
  said: AddressView
  onDone: () => void
  onEdit: () => void
}

/** Shows the address as it was understood; one that no house has is kept all the same, and whom to ask is said. */
export function AddressFound({ said, onDone, onEdit }: AddressFoundProps) {
  const { t } = useTranslation()
  const company = useCompanyHere(!saysSignedIn(document.cookie))
  const { city, street, house, building, flat } = said.address
  const line = [said.found ?? [city, street, house, building].filter(Boolean).join(', ')]
  const contact = company?.departments.find((it) => !it.isEmergency && it.phones.length > 0)?.phones[0]
  return (
    <div className={classes.form}>
      <Heading>{t('register.address.understood')}</Heading>
      <p className={classes.address}>{[...line, t('register.address.flatShort', { flat })].join(', ')}</p>
      {said.found !== null ? (
        <p className={classes.good} role="status">
          <IconCircleCheck size={20} aria-hidden="true" /> {t('register.address.found')}
        </p>
      ) : (
        <div className={classes.wait} role="status">
          <p>
            <IconInfoCircle size={20} aria-hidden="true" /> {t(`register.address.notFound.${said.unknown ?? 'house'}`)}
          </p>
          {said.suggestions.length > 0 && (
            <p>{`${t('register.address.maybe')} ${said.suggestions.slice(0, 3).join(' · ')}`}</p>
          )}
          <p>
            {contact === undefined
              ? t('register.address.keptNoContact')
              : t('register.address.kept', { contact: formatPhoneInText(contact) })}
          </p>
        </div>
      )}
      <Button look="primary" isWide onClick={onDone}>
        {t(said.found === null ? 'register.address.anyway' : 'register.address.correct')}
      </Button>
      <Button look="soft" isWide onClick={onEdit}>
        {t('register.address.edit')}
      </Button>
    </div>
  )
}
