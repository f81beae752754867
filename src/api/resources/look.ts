import type { IdentityProvider } from '#model/identity-provider.ts'
import { type ContrastCheck, contrastsOf } from '#model/palette.ts'
import type { Call } from '../operation.ts'
import { type FieldErrors, mergeErrors } from '../write/faults.ts'

const said: Readonly<Record<ContrastCheck['pair'], string>> = {
  button_on_card: 'buttons stand out from the card',
  text_on_card: 'text stands out from the card',
  error_on_card: 'errors stand out from the card',
  input_edge_on_card: 'the edge of inputs stands out from the card',
  text_on_background: 'text stands out from the background',
}

/** The faults of colours on which people could not read, with the contrast they have and the one they need. */
function contrastFaults(look: Partial<IdentityProvider>): FieldErrors {
  const weak = contrastsOf(look).filter(({ ratio, least }) => ratio < least)
  return mergeErrors(
    ...weak.map(({ field, pair, scheme, ratio, least }) => ({
      // A default can only fail by the colour that it stands on.
      [look[field] === undefined ? field.replace(/^(?:accent|background)/, 'card') : field]: [
        `${said[pair]} by ${ratio}:1 in ${scheme} mode, and it takes ${least}:1 (WCAG 2.2): choose a darker or a lighter one`,
      ],
    })),
  )
}

/** The faults of texts that no page shows. */
function pageTextFaults({ texts = {} }: Partial<IdentityProvider>, { context }: Call): FieldErrors {
  const known = context.hosted.texts('en')
  const unknown = Object.entries(texts).flatMap(([language, named]) =>
    Object.keys(named)
      .filter((name) => !Object.hasOwn(known, name))
      .map((name) => `${language}: there is no text ${name.slice(0, 64)}; GET /api/page-texts lists them`),
  )
  return unknown.length === 0 ? {} : { texts: unknown }
}

/** The faults of the look of an identity provider. */
export const lookFaults = (draft: Partial<IdentityProvider>, call: Call): FieldErrors => mergeErrors(contrastFaults(draft), pageTextFaults(draft, call))
