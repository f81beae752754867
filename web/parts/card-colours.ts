import { contrastOf } from '#model/contrast.ts'
import type { CredentialDisplay } from '#model/credential-display.ts'

const COLOUR = /^#[0-9a-f]{6}$/i
const [BACKGROUND, LIGHT, DARK] = ['#12107c', '#ffffff', '#111111']

/** The colours of a card, as far as they are typed; a text colour that is missing is the one that reads better. */
export function cardColours({ background_color, text_color }: Partial<CredentialDisplay>): { readonly background: string; readonly text: string } {
  const background = background_color && COLOUR.test(background_color) ? background_color : BACKGROUND
  const better = contrastOf(background, LIGHT) >= contrastOf(background, DARK) ? LIGHT : DARK
  return { background, text: text_color && COLOUR.test(text_color) ? text_color : better }
}
