import type { ReactNode } from 'react'
import classes from './mark.module.css'

interface MarkProps {
  tone: 'good' | 'wait' | 'bad' | 'brand' | 'soft'
  icon?: ReactNode
  children: ReactNode
}

/** A state in a word, in the product's own shades: they can be read in both themes. */
export function Mark({ tone, icon, children }: MarkProps) {
  return (
    <span className={classes.mark} data-tone={tone}>
      {icon}
      {children}
    </span>
  )
}

/** The same as a sign alone, where there is no room: its name is spoken and shown on hover. */
export function Sign({ tone, icon, name }: { tone: MarkProps['tone']; icon: ReactNode; name: string }) {
  return (
    <span className={classes.sign} data-tone={tone} role="img" aria-label={name} title={name}>
      {icon}
    </span>
  )
}
