import type { UseMutationResult } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../../shared/api/problem.ts'
import { problemText } from '../../shared/ui/problem-text.ts'
import { Spinner } from '../../shared/ui/spinner.tsx'
import { useDelayed } from '../../shared/ui/use-delayed.ts'
import { CodeField } from './code-field.tsx'
import classes from './sign-in-page.module.css'

interface SixDigitsProps<Result> {
  length: number
  judge: UseMutationResult<Result, Error, string>
}

const sayAfterMs = 300

/** The code of an SMS, sent at its last digit (rows R11, R13). */
export function SixDigits<Result>({ length, judge }: SixDigitsProps<Result>) {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const isSlow = useDelayed(judge.isPending, sayAfterMs)
  useEffect(() => {
    if (!judge.isError) return
    setCode('')
    input.current?.focus()
  }, [judge.isError])
  const change = (digits: string) => {
    if (judge.isPending) return
    if (digits !== '') judge.reset()
    setCode(digits)
    if (digits.length === length) judge.mutate(digits)
  }
  const triesLeft = judge.error instanceof ProblemError ? judge.error.numberOf('triesLeft') : undefined
  return (
    <div>
      <CodeField
        inputRef={input}
        length={length}
        value={code}
        onChange={change}
        isWrong={judge.isError}
        isBusy={judge.isPending}
        label={t('recovery.code')}
      />
      <p className={classes.message} role="alert">
        {judge.isError && problemText(t, judge.error)}
        {triesLeft !== undefined && ` ${t('signIn.triesLeft', { count: triesLeft })}`}
        {isSlow && (
          <span className={classes.note}>
            <Spinner size={16} /> {t('signIn.checking')}
          </span>
        )}
      </p>
    </div>
  )
}
