import { useTranslation } from 'react-i18next'
import type { ProfileView } from '../../shared/api/types.ts'
import { EmailContact } from './email-contact.tsx'
import { PhoneContact } from './phone-contact.tsx'
import classes from './profile-page.module.css'

/** E-mail and phone (row P1): what serves as login changes only after the new one is confirmed. */
export function ContactsCard({ profile }: { profile: ProfileView }) {
  const { t } = useTranslation()
  return (
    <section className={classes.card} aria-label={t('contacts.title')}>
      <div>
        <h2>{t('contacts.title')}</h2>
        <p className={classes.soft}>{t('contacts.hint')}</p>
      </div>
      <PhoneContact profile={profile} />
      <EmailContact profile={profile} />
      {profile.login !== null && (
        <div>
          <p className={classes.label}>{t('contacts.login')}</p>
          <p className={classes.contact}>{profile.login}</p>
        </div>
      )}
    </section>
  )
}
