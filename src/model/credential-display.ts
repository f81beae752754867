import { z } from 'zod'

const colour = z.string().regex(/^#[0-9A-Fa-f]{6}$/, 'must be a colour like #12107c')
const picture = z.strictObject({ uri: z.url({ protocol: /^(https|data)$/ }).max(16_384), alt_text: z.string().max(256).optional() })

/** The card as a wallet draws it, in one language (OID4VCI 1.0 §12.2.4). */
export const credentialDisplay = z.strictObject({
  name: z.string().min(1).max(128),
  locale: z.string().min(2).max(35).optional(),
  description: z.string().max(512).optional(),
  background_color: colour.optional(),
  text_color: colour.optional(),
  logo: picture.optional(),
  background_image: picture.omit({ alt_text: true }).optional(),
})
export type CredentialDisplay = z.infer<typeof credentialDisplay>

/** The cards, at most one for each language. */
export const credentialDisplays = z
  .array(credentialDisplay)
  .max(20)
  .refine((all) => new Set(all.map(({ locale }) => locale)).size === all.length, 'must not name a locale twice')
