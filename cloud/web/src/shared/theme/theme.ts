import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** The platform's own colour, a night sky over a lit window. */
const brand: MantineColorsTuple = [
  '#eef3ff',
  '#dbe4fb',
  '#b5c6f2',
  '#8ca6ea',
  '#6a8ae3',
  '#5478df',
  '#3d63d2',
  '#2f52b8',
  '#26459c',
  '#1b3680',
]

const fontFamily = "'Golos Text', 'Golos Stand-in', system-ui, -apple-system, 'Segoe UI', sans-serif"

export const theme = createTheme({
  colors: { brand },
  primaryColor: 'brand',
  primaryShade: { light: 8, dark: 6 },
  fontFamily,
  headings: { fontFamily, fontWeight: '600' },
  defaultRadius: 'lg',
  respectReducedMotion: true,
})

/** The component library's colours follow the brand that the page wears: the company's, once it is known (`global.css`). */
export const followBrand: CSSVariablesResolver = () => {
  const colours = {
    '--mantine-primary-color-filled': 'var(--brand)',
    '--mantine-primary-color-filled-hover': 'var(--brand-pressed)',
    '--mantine-primary-color-light': 'var(--brand-soft)',
    '--mantine-primary-color-light-color': 'var(--brand-text)',
  }
  return { variables: {}, light: colours, dark: colours }
}
