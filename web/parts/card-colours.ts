import type { CredentialDisplay } from '#model/credential-display.ts'

const COLOUR = /^#[0-9a-f]{6}$/i
const [BACKGROUND, LIGHT, DARK] = ['#12107c', '#ffffff', '#111111']

/** The relative luminance of a colour (WCAG 2.2 §1.4.3). */
function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The contrast of two colours, from 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [high = 0, low = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

/** The colours of a card, as far as they are typed; a text colour that is missing is the one that reads better. */
export function cardColours({ background_color, text_color }: Partial<CredentialDisplay>): { readonly background: string; readonly text: string } {
  const background = background_color && COLOUR.test(background_color) ? background_color : BACKGROUND
  const better = contrastOf(background, LIGHT) >= contrastOf(background, DARK) ? LIGHT : DARK
  return { background, text: text_color && COLOUR.test(text_color) ? text_color : better }
}
