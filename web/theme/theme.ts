import { type CSSVariablesResolver, createTheme, defaultVariantColorsResolver, type MantineColorsTuple, type VariantColorsResolver } from '@mantine/core'

const gate: MantineColorsTuple = ['#eef0ff', '#dfe3ff', '#bdc5fd', '#99a5fa', '#7887f5', '#5f6ff0', '#4a58e0', '#3b48cc', '#303ba8', '#262f85']
const dark: MantineColorsTuple = ['#e7e9f0', '#b3b8c8', '#8d93a7', '#7b8196', '#343a4a', '#292e3c', '#1d212c', '#14171f', '#10131a', '#0b0d12']
const gray: MantineColorsTuple = ['#f7f8fa', '#f0f1f5', '#e5e7ee', '#d7dae4', '#c3c8d6', '#9aa1b4', '#737b91', '#565e75', '#3c4356', '#232838']

/** The text of light badges and alerts: the components' own is too pale on its ground (WCAG 2.2 §1.4.3). */
const inks: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  teal: ['#0b5c43', '#7ee2b8'],
  yellow: ['#7a4a00', '#f5c86b'],
  red: ['#a11822', '#ffa3a8'],
  gray: ['#3c4356', '#d3d7e2'],
}
const variantColors: VariantColorsResolver = (input) => {
  const usual = defaultVariantColorsResolver(input)
  // On the accent of a tenant, where there is one.
  if (input.variant === 'filled' && (input.color === undefined || input.color === 'gate'))
    return { ...usual, color: `var(--gh-on-accent, ${usual.color ?? 'var(--mantine-color-white)'})` }
  const ink = input.variant === 'light' ? inks[input.color ?? ''] : undefined
  return ink ? { ...usual, color: `light-dark(${ink[0]}, ${ink[1]})` } : usual
}

/** One visual language: one accent, one type scale (12/14/16/20/28), spacing in fours. */
export const theme = createTheme({
  primaryColor: 'gate',
  colors: { gate, dark, gray },
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  variantColorResolver: variantColors,
  respectReducedMotion: true,
  cursorType: 'pointer',
  black: '#1a1e2b',
  defaultRadius: 'md',
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace",
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '1rem', lg: '1.25rem', xl: '1.75rem' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '16px' },
  headings: {
    fontWeight: '620',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.25' },
      h2: { fontSize: '1.25rem', lineHeight: '1.3' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
      h4: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  components: {
    TextInput: { defaultProps: { size: 'sm' } },
    Button: { defaultProps: { size: 'sm' } },
    Badge: { defaultProps: { variant: 'light', radius: 'sm', size: 'md' }, styles: { label: { textTransform: 'none', fontWeight: 550 } } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true, multiline: true, maw: 320 } },
    Modal: { defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.45, blur: 2 } } },
    Anchor: { defaultProps: { underline: 'hover' } },
    // The build leaves the other kind out (scripts/web-bundle.ts).
    TableScrollContainer: { defaultProps: { type: 'native' } },
    Table: { defaultProps: { verticalSpacing: 'sm', horizontalSpacing: 'md' } },
  },
})

/** The grounds of light badges and alerts in the dark: the components' own glare. */
const glass = { teal: 'rgba(94, 234, 180, 0.14)', yellow: 'rgba(245, 200, 107, 0.13)', red: 'rgba(255, 130, 135, 0.15)' }

/** Muted text and placeholders reach 4.5:1 in both schemes (WCAG 2.2 §1.4.3), which the defaults do not. */
export const cssVariables: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': colors.gray[7],
    '--mantine-color-placeholder': colors.gray[7],
    '--mantine-color-error': '#c01c28',
    '--mantine-color-anchor': colors['gate']?.[7] ?? '',
    '--gh-canvas': colors.gray[0],
    '--gh-card': '#ffffff',
    '--gh-line': colors.gray[2],
    '--gh-good': '#16794a',
    '--gh-warn': '#8f5300',
    '--gh-bad': '#b3202c',
  },
  dark: {
    '--mantine-color-dimmed': colors.dark[1],
    '--mantine-color-placeholder': colors.dark[2],
    '--mantine-color-error': '#ff8087',
    '--mantine-color-anchor': colors['gate']?.[3] ?? '',
    // The default is so saturated that it glares; this one is the accent seen through dark glass.
    ...Object.fromEntries(Object.entries(glass).map(([name, seen]) => [`--mantine-color-${name}-light`, seen])),
    '--mantine-color-gate-light': 'rgba(110, 125, 245, 0.16)',
    '--mantine-color-gate-light-hover': 'rgba(110, 125, 245, 0.24)',
    '--mantine-color-gate-light-color': colors['gate']?.[2] ?? '',
    '--gh-canvas': colors.dark[8],
    '--gh-card': colors.dark[7],
    '--gh-line': colors.dark[5],
    '--gh-good': '#5bd39a',
    '--gh-warn': '#f0b355',
    '--gh-bad': '#ff8a90',
  },
})
