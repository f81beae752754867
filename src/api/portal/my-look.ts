import { findClient } from '#clients/find-client.ts'
import { findSignInPlace } from '#clients/sign-in-place.ts'
import type { JsonSchema } from '#fields/json-schema.ts'
import { notFound } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { paletteOf, schemes } from '#model/palette.ts'
import { pictureKey, providerPicture } from '#model/provider-picture.ts'
import { OWN_ACCOUNT } from '#model/system-scopes.ts'
import type { Call, Operation } from '../operation.ts'
import { dataSchema } from '../schemas.ts'
import { ownDoors } from './developer.ts'

/** The name, the logo and the colours of the pages where the people of the calling application sign in. */
async function tellLook({ context, actor }: Call) {
  const application = await findClient(context, actor.client_id)
  if (!application) throw notFound('there is no such application')
  const { provider } = await findSignInPlace(context, application)
  const logo = await context.db.table(providerPicture).get(pictureKey(provider.id, 'logo'))
  const { accent_color, accent_color_dark, background_color, background_color_dark } = provider
  const isColoured = [accent_color, accent_color_dark, background_color, background_color_dark].some((chosen) => chosen !== undefined)
  return json({
    data: {
      name: provider.brand_name ?? context.tenant.name,
      logo: logo ? `/assets/pictures/${encodeURIComponent(provider.id)}/logo` : null,
      colours: isColoured ? Object.fromEntries(schemes.map((scheme) => [scheme, paletteOf(provider, scheme)])) : null,
    },
  })
}

const colour: JsonSchema = { type: 'object', description: 'Part of a page → colour.', additionalProperties: { type: 'string' } }
const lookSchema: JsonSchema = {
  title: 'look',
  type: 'object',
  required: ['name', 'logo', 'colours'],
  properties: {
    name: { type: 'string' },
    logo: { type: ['string', 'null'], description: 'The path of the logo, below the issuer.' },
    colours: {
      type: ['object', 'null'],
      description: 'The colours in light and dark mode; null: those of this server.',
      required: [...schemes],
      properties: Object.fromEntries(schemes.map((scheme) => [scheme, colour])),
    },
  },
}

/** `GET /me/look`: a portal of our own looks like the pages where its people sign in. */
export const myLook: Operation = {
  method: 'GET',
  path: '/me/look',
  scopes: [OWN_ACCOUNT, ...ownDoors.read],
  tag: 'me',
  summary: 'Tell the name, the logo and the colours of the pages where I signed in',
  success: { status: 200, doc: 'The look.', schema: () => dataSchema(lookSchema) },
  run: tellLook,
}
