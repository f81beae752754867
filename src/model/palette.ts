import { contrastOf, mixColours, readable } from './contrast.ts'

/** The members of a look that the style sheet is made of. */
export interface Colours {
  readonly accent_color?: string | undefined
  readonly accent_color_dark?: string | undefined
  readonly background_color?: string | undefined
  readonly background_color_dark?: string | undefined
  readonly card_color?: string | undefined
  readonly card_color_dark?: string | undefined
}

export const schemes = ['light', 'dark'] as const
export type ColourScheme = (typeof schemes)[number]

const [WHITE, BLACK] = ['#ffffff', '#000000']
/** Contrast of text with its ground (WCAG 2.2 §1.4.3), and of the parts of a control (WCAG 2.2 §1.4.11). */
const [TEXT, PART] = [4.5, 3]

/** The colours of the built-in pages that a look builds on; `pages.css` says the same. */
const ours = {
  light: { accent: '#3b48cc', canvas: '#f7f8fa', card: WHITE, ink: '#1a1e2b', soft: '#565e75', edge: '#8088a0', bad: '#b3202c' },
  dark: { accent: '#4a58e0', canvas: '#10131a', card: '#171b24', ink: '#e7e9f0', soft: '#b3b8c8', edge: '#6d748a', bad: '#ff8a90' },
} as const

interface Grounds {
  readonly accent: string
  readonly canvas: string
  readonly card: string
}

/** The three chosen colours of a scheme, with ours in place of those that are absent. */
function groundsOf(look: Colours, scheme: ColourScheme): Grounds {
  const { accent, canvas, card } = ours[scheme]
  if (scheme === 'light') return { accent: look.accent_color ?? accent, canvas: look.background_color ?? canvas, card: look.card_color ?? card }
  const ground = look.card_color_dark ?? card
  const derived = look.accent_color === undefined ? accent : readable(look.accent_color, WHITE, { ground, least: PART })
  return { accent: look.accent_color_dark ?? derived, canvas: look.background_color_dark ?? canvas, card: ground }
}

/** The custom properties of the style sheet in one scheme. */
export function paletteOf(look: Colours, scheme: ColourScheme): Readonly<Record<string, string>> {
  const { accent, canvas, card } = groundsOf(look, scheme)
  const { ink } = ours[scheme]
  const on = contrastOf(accent, WHITE) >= contrastOf(accent, BLACK) ? WHITE : BLACK
  const link = readable(accent, ink, { ground: contrastOf(card, ink) < contrastOf(canvas, ink) ? card : canvas, least: TEXT })
  return {
    accent,
    // Away from the colour of its text, so that the text stays readable under the pointer.
    'accent-strong': mixColours(accent, on === WHITE ? BLACK : WHITE, 0.15),
    'on-accent': on,
    link,
    ring: link,
    canvas,
    glow: mixColours(canvas, accent, 0.1),
    card,
    raised: mixColours(card, ink, 0.03),
    line: mixColours(card, ink, 0.1),
  }
}

/** A pair of colours that must be told apart, with the contrast it has and the one it needs. */
export interface ContrastCheck {
  /** The member of the look that decides it. */
  readonly field: keyof Colours
  readonly scheme: ColourScheme
  /** Which part of the page stands on which. */
  readonly pair: 'button_on_card' | 'text_on_card' | 'error_on_card' | 'input_edge_on_card' | 'text_on_background'
  readonly ratio: number
  readonly least: number
}

/** The contrasts of a look in both schemes. */
export function contrastsOf(look: Colours): readonly ContrastCheck[] {
  return schemes.flatMap((scheme) => {
    const { accent, canvas, card } = groundsOf(look, scheme)
    const { ink, soft, edge, bad } = ours[scheme]
    const suffix = scheme === 'dark' ? '_dark' : ''
    const check = (name: string, pair: ContrastCheck['pair'], [one, other, least]: readonly [string, string, number]): ContrastCheck => ({
      field: `${name}${suffix}` as keyof Colours,
      scheme,
      pair,
      ratio: Math.floor(contrastOf(one, other) * 100) / 100,
      least,
    })
    return [
      check('accent_color', 'button_on_card', [accent, card, PART]),
      // Secondary text also stands on the raised parts of the card.
      check('card_color', 'text_on_card', [soft, mixColours(card, ink, 0.03), TEXT]),
      check('card_color', 'error_on_card', [bad, card, TEXT]),
      check('card_color', 'input_edge_on_card', [edge, card, PART]),
      check('background_color', 'text_on_background', [soft, canvas, TEXT]),
    ]
  })
}
