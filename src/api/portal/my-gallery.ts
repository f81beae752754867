import type { JsonSchema } from '#fields/json-schema.ts'
import { notFound } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { readQuery } from '#http/request.ts'
import { OWN_ACCOUNT } from '#model/system-scopes.ts'
import { findInGallery, type GalleryApp, galleryOf } from '#oauth/gallery.ts'
import { answerLaunch, launchSuccess } from '../clients/launches.ts'
import type { Call, Operation } from '../operation.ts'
import { keyIn } from '../read.ts'
import { dataSchema } from '../schemas.ts'
import { findMyself, personOf } from './developer.ts'

const tell = ({ client, publisher, connected }: GalleryApp) => ({
  client_id: client.id,
  name: client.name,
  description: client.description ?? null,
  publisher: publisher ?? null,
  labels: client.labels,
  client_uri: client.client_uri ?? null,
  policy_uri: client.policy_uri ?? null,
  tos_uri: client.tos_uri ?? null,
  connected,
})

async function myGallery(call: Call) {
  const { label, search } = readQuery(call.request)
  return json({ data: (await galleryOf(call.context, personOf(call), { label, search })).map(tell) })
}

async function openFromGallery(call: Call) {
  const person = await findMyself(call)
  const row = await findInGallery(call.context, keyIn(call, 'client_id'))
  if (!row) throw notFound('there is no such application in the gallery')
  return answerLaunch(call, { row, person, context: {} })
}

const nullableText: JsonSchema = { type: ['string', 'null'] }
const properties: Readonly<Record<string, JsonSchema>> = {
  client_id: { type: 'string' },
  name: { type: 'string' },
  description: nullableText,
  publisher: { ...nullableText, description: 'The organization that publishes it.' },
  labels: { type: 'array', items: { type: 'string' } },
  client_uri: nullableText,
  policy_uri: nullableText,
  tos_uri: nullableText,
  connected: { type: 'boolean', description: 'It has access to my account: `/me/apps` says to what, and takes it back.' },
}
const gallerySchema = () =>
  dataSchema({ type: 'array', items: { title: 'gallery_application', type: 'object', required: Object.keys(properties), properties } })

/** The gallery for its people: the live applications that they may connect, and the launch that opens one. */
export const myGalleryOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/me/gallery',
    scopes: [OWN_ACCOUNT],
    tag: 'me',
    summary: 'List the applications that I may connect',
    query: [
      { name: 'label', doc: 'Only applications with this label.', schema: { type: 'string' } },
      { name: 'search', doc: 'Words of the name, the description or the publisher.', schema: { type: 'string' } },
    ],
    success: { status: 200, doc: 'Applications, by name.', schema: gallerySchema },
    run: myGallery,
  },
  {
    method: 'POST',
    path: '/me/gallery/:client_id/launches',
    scopes: [OWN_ACCOUNT],
    tag: 'me',
    summary: 'Open an application of the gallery: its sign-in begins at the address, and asks for consent where I have not given it',
    success: launchSuccess,
    run: openFromGallery,
  },
]
