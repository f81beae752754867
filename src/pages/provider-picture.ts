import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { notFound } from '#http/refusal.ts'
import type { Answer } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import { pictureKey, pictureUses, providerPicture } from '#model/provider-picture.ts'
import { pictureAnswer } from './logo.ts'

/** The pictures of identity providers, from our own origin. */
export const providerPictures: Endpoint = endpoint({ method: 'GET', path: '/assets/pictures/:provider_id/:use', surface: 'page', handle: show })

async function show(request: Request, context: Context): Promise<Answer> {
  const use = pictureUses.find((known) => known === request.params['use'])
  const row = use && (await context.db.table(providerPicture).get(pictureKey(request.params['provider_id'] ?? '', use)))
  if (!row) throw notFound('there is no such picture')
  return pictureAnswer(request, row)
}
