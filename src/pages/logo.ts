import { findClient } from '#clients/find-client.ts'
import { findLogo } from '#clients/logos.ts'
import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { notFound } from '#http/refusal.ts'
import { type Answer, withMediaType } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import { type Html, html } from '#kit/html.ts'
import type { Client } from '#model/client.ts'
import { type ClientLogo, clientLogo } from '#model/client-logo.ts'
import { avatar } from './field.ts'
import type { Visit } from './visit.ts'

/** The logos of clients, from our own origin, with headers that keep a browser from treating them as anything but an image. */
export const logoImage: Endpoint = endpoint({ method: 'GET', path: '/assets/logos/:client_id', surface: 'page', handle: show })

async function show(request: Request, context: Context): Promise<Answer> {
  const { params } = request
  const client = await findClient(context, params['client_id'] ?? '')
  const row = client && (await context.db.table(clientLogo).get(client.id))
  if (!row || row.uri !== client.logo_uri) throw notFound('there is no such picture')
  return pictureAnswer(request, row)
}

/** A stored picture. Its address changes with it, so that browsers may cache it for ever. */
export function pictureAnswer({ query }: Request, row: Pick<ClientLogo, 'type' | 'image' | 'digest'>): Answer {
  const isNamed = new URLSearchParams(query).get('v') === row.digest
  return withMediaType(row.type, Buffer.from(row.image, 'base64'), {
    'cache-control': isNamed ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
  })
}

/** The logo of a client, of the size of the letter in place of one; undefined when none is stored. */
export async function findPicture({ context, base, words }: Visit, client: Client): Promise<Html | undefined> {
  const logo = await findLogo(context, client)
  const address = logo && `${base}/assets/logos/${encodeURIComponent(client.id)}?v=${logo.digest}`
  return address === undefined ? undefined : html`<img class="avatar large" src="${address}" alt="${words.logoOf(client.name)}" width="56" height="56">`
}

/** The logo of a client, or a letter in place of it. */
export const pictureOf = async (v: Visit, client: Client): Promise<Html> => (await findPicture(v, client)) ?? avatar(client.name, 'large')
