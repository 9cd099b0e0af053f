import type { CaptchaSolution } from '@domovoy/cloud/api'
import { IconCheck } from '@tabler/icons-react'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Spinner } from '../ui/spinner.tsx'
import classes from './captcha.module.css'
import { solveProof } from './solve-proof.ts'

interface RobotBoxProps {
  /** Undefined while there is none, or no longer. */
  onSolution: (solution: CaptchaSolution | undefined) => void
  /** A solution serves once: a new round makes a new one, as long as the box is ticked. */
  round: number
  /** Says what is wrong. */
  fault?: string | undefined
}

/** A solution lives half an hour; a form may take longer. */
const renewMs = 20 * 60 * 1000

/** «Я не робот». */
export function RobotBox({ onSolution, round, fault }: RobotBoxProps) {
  const { t } = useTranslation()
  const [isTicked, setIsTicked] = useState(false)
  const [state, setState] = useState<'idle' | 'working' | 'done' | 'failed'>('idle')
  const [again, setAgain] = useState(0)
  const faultId = useId()
  useEffect(() => {
    onSolution(undefined)
    if (!isTicked) return setState('idle')
    const leaving = new AbortController()
    setState('working')
    solveProof(leaving.signal).then(
      (solution) => {
        if (leaving.signal.aborted) return
        setState('done')
        onSolution(solution)
      },
      () => !leaving.signal.aborted && setState('failed'),
    )
    const timer = setTimeout(() => setAgain((n) => n + 1), renewMs)
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [isTicked, round, again])
  const isWrong = fault !== undefined
  return (
    <div>
      <label className={classes.box} data-state={state}>
        <input
          type="checkbox"
          name="robot"
          checked={isTicked}
          onChange={(event) => setIsTicked(event.currentTarget.checked)}
          aria-invalid={isWrong}
          aria-describedby={faultId}
        />
        <span className={classes.label}>{t('captcha.box')}</span>
        <span className={classes.state}>
          {state === 'working' && <Spinner size={20} />}
          {state === 'done' && <IconCheck size={24} className={classes.done} aria-hidden="true" />}
        </span>
      </label>
      <p id={faultId} className={state === 'failed' || isWrong ? classes.fault : classes.note} role="status">
        {state === 'working' && t('captcha.working')}
        {state === 'done' && !isWrong && t('captcha.done')}
        {state !== 'working' && isWrong && fault}
        {state === 'failed' && !isWrong && t('captcha.failed')}
      </p>
      {state === 'failed' && (
        <Button look="quiet" onClick={() => setAgain((n) => n + 1)}>
          {t('app.retry')}
        </Button>
      )}
    </div>
  )
}
