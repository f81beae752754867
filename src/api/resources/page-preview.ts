import { z } from 'zod'
import { isObject } from '#fields/json-object.ts'
import type { JsonSchema } from '#fields/json-schema.ts'
import { json } from '#http/render.ts'
import { readQuery } from '#http/request.ts'
import type { IdentityProvider } from '#model/identity-provider.ts'
import { languageTag } from '#model/look.ts'
import { contrastsOf, schemes } from '#model/palette.ts'
import { samplePages } from '#model/sample-page.ts'
import type { Administered } from '../administered.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { findRow } from '../read.ts'
import { dataSchema } from '../schemas.ts'
import { rowVerb } from '../verb.ts'
import { readMembers } from '../write/body.ts'
import { draftPatch } from '../write/draft.ts'
import { mergeErrors, refuseFaulty } from '../write/faults.ts'
import { strayMembers } from '../write/stray-members.ts'
import { identityProviders } from './identity-providers.ts'

const members = {
  page: z.enum(samplePages),
  language: languageTag().default('en'),
  scheme: z.enum(schemes).default('light'),
  changes: z.custom<Readonly<Record<string, unknown>>>(isObject, 'expected an object').default({}),
}
const schema = z.object(members)

const bodySchema: JsonSchema = {
  title: 'page_preview',
  type: 'object',
  required: ['page'],
  additionalProperties: false,
  properties: {
    page: { enum: [...samplePages], description: 'The page to draw.' },
    language: { type: 'string', description: 'The language of the page; English by default.' },
    scheme: { enum: [...schemes], description: 'Its colours; light by default.' },
    changes: { type: 'object', description: 'A merge patch of the identity provider: the page as it would be after that change.' },
  },
}

/** @throws {Refusal} 422 */
function readOrder(call: Call): z.infer<typeof schema> {
  const sent = readMembers(call.request)
  const parsed = schema.safeParse(sent)
  const faults = parsed.success ? {} : Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), [message]]))
  refuseFaulty(mergeErrors(strayMembers(sent, Object.keys(members)), faults))
  return schema.parse(sent)
}

async function preview(call: Call) {
  const row = await findRow(identityProviders, call)
  const { changes, ...order } = readOrder(call)
  const { draft, faults } = draftPatch(identityProviders as unknown as Administered, row, { body: changes, names: call.context.names })
  refuseFaulty(faults)
  const provider = draft as IdentityProvider
  const html = await call.context.hosted.draw(call.context, { ...order, provider })
  return json({ data: { html, contrasts: contrastsOf(provider) } })
}

/**
 * `POST /api/identity-providers/{id}/preview`: a page as people would see it, drawn with sample data. Nothing is written. Colours that are too close
 * are told, not refused, so that a form can show both.
 */
const pagePreview: Operation = {
  ...rowVerb(identityProviders, 'preview', {
    summary: 'Draw a page with sample data, as people would see it after a change; nothing is written',
    body: () => bodySchema,
    success: {
      status: 200,
      doc: 'The page, and the contrasts of its colours.',
      schema: () =>
        dataSchema({
          type: 'object',
          required: ['html', 'contrasts'],
          properties: {
            html: { type: 'string', description: 'A document without script, in which nothing can be clicked.' },
            contrasts: {
              type: 'array',
              items: {
                type: 'object',
                required: ['field', 'scheme', 'pair', 'ratio', 'least'],
                properties: {
                  field: { type: 'string', description: 'The field that decides it.' },
                  scheme: { enum: [...schemes] },
                  pair: { type: 'string', description: 'Which part of the page stands on which.' },
                  ratio: { type: 'number', description: 'The contrast ratio (WCAG 2.2 §1.4.3).' },
                  least: { type: 'number', description: 'The least ratio with which the change is accepted.' },
                },
              },
            },
          },
        }),
    },
    run: preview,
  }),
  scopes: identityProviders.doors.read,
}

/** `GET /api/page-texts`: the built-in texts of the pages by name, which identity providers may replace. */
const pageTexts: Operation = {
  method: 'GET',
  path: '/api/page-texts',
  scopes: doorsOf('identity-providers').read,
  tag: 'identity_provider',
  summary: 'List the built-in texts of the pages by name; `{1}`, `{2}` stand for values',
  query: [{ name: 'language', doc: 'A language tag. The English texts where there are none in it.', schema: { type: 'string' } }],
  success: {
    status: 200,
    doc: 'The texts: name → text.',
    schema: () => dataSchema({ type: 'object', additionalProperties: { type: 'string' } }),
  },
  run: ({ request, context }) => json({ data: context.hosted.texts(readQuery(request)['language'] ?? 'en') }),
}

export const pageOperations: readonly Operation[] = [pagePreview, pageTexts]
