import { mergeThemeOverrides } from '@mantine/core'
import { theme } from '../../shared/theme/theme.ts'

/** The resident app's look, denser: staff look at many things at once. */
export const consoleTheme = mergeThemeOverrides(theme, { defaultRadius: 'md', cursorType: 'pointer' })
