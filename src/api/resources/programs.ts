import { json } from '#http/render.ts'
import { adminScopes } from '#model/system-scopes.ts'
import { programs } from '#model/works-with/all.ts'
import type { Operation } from '../operation.ts'
import { dataSchema } from '../schemas.ts'

const text = { type: 'string' }
const texts = { type: 'array', items: text }
const fields = (of: string) => ({
  type: ['object', 'null'],
  description: `The fields of the ${of} to set, besides those of its kind.`,
  additionalProperties: true,
})
const schema = {
  type: 'array',
  items: {
    title: 'program',
    type: 'object',
    required: ['name', 'title', 'kind', 'client', 'api', 'redirect_uris', 'post_logout_redirect_uris', 'example', 'configuration', 'quirks', 'tried'],
    properties: {
      name: { ...text, description: 'Its name in `works_with` of a client.' },
      title: text,
      kind: { type: ['string', 'null'], description: 'The kind of client; null for an API that accepts our tokens.' },
      client: fields('client'),
      api: fields('API'),
      redirect_uris: { ...texts, description: '`{base}` stands for the address of the program.' },
      post_logout_redirect_uris: texts,
      example: { type: ['string', 'null'], description: 'An example of `{base}`.' },
      configuration: {
        type: 'array',
        description: 'Texts to write there: `{issuer}`, `{client_id}`, `{client_secret}` and `{base}` stand for values.',
        items: { title: 'program_configuration', type: 'object', required: ['place', 'language', 'text'], properties: { place: text, language: text, text } },
      },
      quirks: {
        type: 'array',
        items: {
          title: 'quirk',
          type: 'object',
          required: ['does', 'change', 'refused'],
          properties: {
            does: { ...text, description: 'A behaviour at its defaults.' },
            change: { type: ['string', 'null'], description: 'The change that helps.' },
            refused: { type: ['string', 'null'], description: 'The check that refuses it because of this.' },
          },
        },
      },
      tried: { type: ['string', 'null'], description: 'The version with which it was tried; null: it was not.' },
    },
  },
}

const shownPrograms = programs.map(({ name, title, redirect_uris, configuration, ...p }) => ({
  name,
  title,
  kind: p.kind ?? null,
  client: p.client ?? null,
  api: p.api ?? null,
  redirect_uris,
  post_logout_redirect_uris: p.post_logout_redirect_uris ?? [],
  example: p.example ?? null,
  configuration,
  quirks: p.quirks.map(({ does, change = null, refused = null }) => ({ does, change, refused })),
  tried: p.tried ?? null,
}))

/** `GET /api/programs`: the programs that people connect, with what to set here and there. */
export const programsOperation: Operation = {
  method: 'GET',
  path: '/api/programs',
  scopes: [...adminScopes, 'clients:manage:own'],
  tag: 'registry',
  summary: 'List the programs that are known here, with the fields to set and the configuration to write there',
  success: { status: 200, doc: 'The programs.', schema: () => dataSchema(schema) },
  run: () => json({ data: shownPrograms }),
}
