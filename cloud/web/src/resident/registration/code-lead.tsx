import { useTranslation } from 'react-i18next'
import { formatPhone } from '../../shared/phone/phone.ts'
import type { RegistrationView } from './registration-api.ts'

/** Where the code went, and for R7 why. */
export function CodeLead({ registration }: { registration: RegistrationView }) {
  const { t } = useTranslation()
  const { phone, isApproved } = registration
  return (
    <>
      {isApproved && <p role="status">{t('register.application.approved')}</p>}
      <p>{t('register.code.lead', { phone: formatPhone(phone ?? '') })}</p>
      {isApproved && <p>{t('register.application.codeLate')}</p>}
    </>
  )
}
