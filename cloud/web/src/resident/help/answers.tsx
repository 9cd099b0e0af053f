import { IconChevronDown } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './answers.module.css'

const questions = ['registration', 'verification', 'key', 'door', 'picture', 'sms'] as const
const steps = ['first', 'second', 'third'] as const
/** The oldest that know all that the app uses; the newest of that is `AbortSignal.any`. */
const browsers = [
  { name: 'Chrome', since: '116' },
  { name: null, since: '23.9' },
  { name: 'Safari, iPhone', since: '17.4' },
  { name: 'Firefox', since: '124' },
  { name: 'Edge', since: '116' },
  { name: 'Opera', since: '102' },
] as const

/** Short answers to what people ask most, the browsers that serve, and the version. */
export function Answers() {
  const { t } = useTranslation()
  return (
    <div className={classes.answers}>
      <section aria-labelledby="questions">
        <h2 id="questions">{t('help.questions')}</h2>
        <div className={classes.card}>
          {questions.map((question) => (
            <details key={question} className={classes.question} name="question">
              <summary>
                {t(`help.answers.${question}.title`)}
                <IconChevronDown className={classes.chevron} size={22} stroke={1.8} aria-hidden="true" />
              </summary>
              <ol className={classes.steps}>
                {steps.map((step) => (
                  <li key={step}>{t(`help.answers.${question}.${step}`)}</li>
                ))}
              </ol>
            </details>
          ))}
        </div>
      </section>
      <section aria-labelledby="browsers">
        <h2 id="browsers">{t('help.browsers')}</h2>
        <div className={`${classes.card} ${classes.padded}`}>
          <p>{t('help.browsersLead')}</p>
          <ul className={classes.browsers}>
            {browsers.map(({ name, since }) => (
              <li key={name}>
                {name ?? t('help.browserList.yandex')} <b>{since}</b>
              </li>
            ))}
          </ul>
          <p className={classes.soft}>{t('help.browsersHint')}</p>
        </div>
      </section>
      <p className={classes.version}>{t('settings.version', { version: __APP_VERSION__ })}</p>
    </div>
  )
}
