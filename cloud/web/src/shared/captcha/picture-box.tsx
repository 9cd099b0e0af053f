import type { CaptchaSolution } from '@domovoy/cloud/api'
import { IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clients } from '../api/clients.ts'
import { Button } from '../ui/button.tsx'
import { problemText } from '../ui/problem-text.ts'
import { TextField } from '../ui/text-field.tsx'
import classes from './captcha.module.css'
import { RobotBox } from './robot-box.tsx'

interface PictureBoxProps {
  onSolution: (solution: CaptchaSolution | undefined) => void
  /** A picture serves once: a new round brings a new one. */
  round: number
  fault?: string | undefined
}

/** Digits in a picture; who cannot see them lets the browser work instead, so that nobody is shut out. */
export function PictureBox({ onSolution, round, fault }: PictureBoxProps) {
  const { t } = useTranslation()
  const [isWithout, setIsWithout] = useState(false)
  const [answer, setAnswer] = useState('')
  const picture = useQuery({
    queryKey: ['captcha-picture', round],
    queryFn: async ({ signal }) =>
      (await clients.captcha.api.captcha.picture.$post(undefined, { init: { signal } })).json(),
    enabled: !isWithout,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const { data } = picture
  useEffect(() => {
    setAnswer('')
    onSolution(undefined)
  }, [data?.id])
  const change = (text: string) => {
    const digits = text.replaceAll(/\D/g, '').slice(0, data?.length ?? 6)
    setAnswer(digits)
    onSolution(data && digits.length === data.length ? { kind: 'picture', id: data.id, answer: digits } : undefined)
  }
  if (isWithout) {
    return (
      <div>
        <RobotBox onSolution={onSolution} round={round} fault={fault} />
        <Button look="quiet" className={classes.flush} onClick={() => setIsWithout(false)}>
          {t('captcha.withPicture')}
        </Button>
      </div>
    )
  }
  return (
    <div>
      <div className={classes.picture}>
        {data && !picture.isFetching && <img src={data.image} width={300} height={100} alt={t('captcha.picture')} />}
        {picture.isError && <p className={classes.fault}>{problemText(t, picture.error)}</p>}
      </div>
      <Button look="quiet" className={classes.flush} onClick={() => void picture.refetch()}>
        <IconRefresh size={20} aria-hidden="true" />
        {t('captcha.refresh')}
      </Button>
      <TextField
        label={t('captcha.digits')}
        name="captcha"
        inputMode="numeric"
        autoComplete="off"
        value={answer}
        onText={change}
        fault={fault}
      />
      <Button look="quiet" className={classes.flush} onClick={() => setIsWithout(true)}>
        {t('captcha.withoutPicture')}
      </Button>
    </div>
  )
}
