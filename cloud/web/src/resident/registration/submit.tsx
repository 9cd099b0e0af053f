import type { ReactNode } from 'react'
import { Button } from '../../shared/ui/button.tsx'
import { Spinner } from '../../shared/ui/spinner.tsx'
import { useDelayed } from '../../shared/ui/use-delayed.ts'
import classes from './registration.module.css'

interface SubmitProps {
  children: ReactNode
  /** What is said while it takes longer than a moment. */
  waiting: string
  isPending: boolean
  isActive?: boolean
  /** What is wrong with the form as a whole. */
  fault?: string | undefined
}

const sayAfterMs = 300

/** The one action of a step, and what went wrong with it. */
export function Submit({ children, waiting, isPending, isActive = true, fault }: SubmitProps) {
  const isSlow = useDelayed(isPending, sayAfterMs)
  return (
    <div>
      <Button look="primary" isWide type="submit" disabled={!isActive || isSlow}>
        {isSlow && <Spinner />}
        {isSlow ? waiting : children}
      </Button>
      <p className={classes.message} role="alert">
        {fault}
      </p>
    </div>
  )
}
