import type { ButtonHTMLAttributes } from 'react'
import classes from './button.module.css'

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary`: the one action of a screen; `soft`: a second one; `quiet`: a link that acts; `icon`: a round picture. */
  look: 'primary' | 'soft' | 'quiet' | 'icon'
  isWide?: boolean
}

/** A button in the product's look. */
export function Button({ look, isWide = false, className, type = 'button', ...rest }: ButtonProps) {
  return <button type={type} className={buttonClass(look, isWide, className)} {...rest} />
}

/** The same look for links. */
export function buttonClass(look: ButtonProps['look'], isWide = false, more = ''): string {
  return [classes.button, classes[look], isWide ? classes.wide : '', more].filter(Boolean).join(' ')
}
