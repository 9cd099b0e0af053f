import { type CSSVariablesResolver, mergeThemeOverrides } from '@mantine/core'
import { followBrand, theme } from '../../shared/theme/theme.ts'

/** The resident app's look, denser: staff look at many things at once. */
export const consoleTheme = mergeThemeOverrides(theme, { defaultRadius: 'md', cursorType: 'pointer' })

/** The component library's greys give way to the product's inks and papers, which keep their contrast by day and by night. */
export const consoleColours: CSSVariablesResolver = (merged) => {
  const { variables, light, dark } = followBrand(merged)
  const ours = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-soft)',
    '--mantine-color-placeholder': 'var(--ink-soft)',
    '--mantine-color-error': 'var(--bad-text)',
    '--mantine-color-default-border': 'var(--line)',
    '--mantine-color-anchor': 'var(--brand-text)',
    '--mantine-color-disabled': 'var(--surface-sunken)',
    '--mantine-color-disabled-color': 'var(--ink-soft)',
    '--mantine-color-red-light': 'var(--bad-soft)',
    '--mantine-color-red-light-color': 'var(--bad-text)',
    '--mantine-color-red-filled': 'var(--bad)',
  }
  // Its fields, boxes and plain buttons by night: a neutral grey would stand out from the product's blue one.
  const night = {
    '--mantine-color-dark-6': 'var(--surface-sunken)',
    '--mantine-color-dark-5': 'var(--surface-raised)',
    '--mantine-color-dark-4': 'var(--surface-raised)',
  }
  return { variables, light: { ...light, ...ours }, dark: { ...dark, ...ours, ...night } }
}
