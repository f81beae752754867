import { z } from 'zod'
import type { JsonSchema } from '#fields/json-schema.ts'
import { unprocessable } from '#http/refusal.ts'
import { json } from '#http/render.ts'
import { readQuery } from '#http/request.ts'
import { builtInLetter } from '#login/mail/letter.ts'
import { TemplateFault } from '#login/templates/page-template.ts'
import { identityProvider } from '#model/identity-provider.ts'
import { languageTag } from '#model/look.ts'
import { schemes } from '#model/palette.ts'
import { isPageTemplate, LAYOUT, type PageTemplate, partsOf, templateNames } from '#model/template-names.ts'
import { type Call, doorsOf, type Operation } from '../operation.ts'
import { dataSchema } from '../schemas.ts'
import { readMembers } from '../write/body.ts'
import { mergeErrors, refuseFaulty } from '../write/faults.ts'
import { strayMembers } from '../write/stray-members.ts'
import { letterNameOf, sampleLetter, templateFaults } from './template-samples.ts'

const members = {
  name: z.enum(templateNames),
  body: z.string().max(65_536),
  subject: z.string().max(200).optional(),
  identity_provider_id: z.string().optional(),
  language: languageTag().default('en'),
  scheme: z.enum(schemes).default('light'),
}
const order = z.object(members)

/** @throws {Refusal} 422 */
function readOrder(call: Call): z.infer<typeof order> {
  const sent = readMembers(call.request)
  const parsed = order.safeParse(sent)
  const faults = parsed.success ? {} : Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), [message]]))
  refuseFaulty(mergeErrors(strayMembers(sent, Object.keys(members)), faults))
  return order.parse(sent)
}

async function drawPreview(call: Call, { name, body, scheme, language, identity_provider_id }: z.infer<typeof order> & { readonly name: PageTemplate }) {
  const { context } = call
  const table = context.db.table(identityProvider)
  const provider = identity_provider_id === undefined ? (await table.find({ is_default: true }, { limit: 1 }))[0] : await table.get(identity_provider_id)
  if (!provider) throw unprocessable({ identity_provider_id: ['there is no such identity provider'] })
  const page = name === LAYOUT ? 'sign_in' : name
  return { html: await context.hosted.draw(context, { page, provider, language, scheme, template: { name, body } }) }
}

async function preview(call: Call) {
  const asked = readOrder(call)
  const { name } = asked
  const faults = templateFaults(asked)
  if (faults.length > 0) throw unprocessable({ body: faults })
  try {
    return json({ data: isPageTemplate(name) ? await drawPreview(call, { ...asked, name }) : sampleLetter(asked) })
  } catch (fault) {
    if (fault instanceof TemplateFault) throw unprocessable({ body: [...fault.faults] })
    throw fault
  }
}

const text: JsonSchema = { type: 'string' }
const builtInSchema: JsonSchema = {
  type: 'array',
  items: {
    type: 'object',
    required: ['name', 'required', 'optional', 'body'],
    properties: {
      name: text,
      required: { type: 'array', items: text, description: 'The ready parts, or values, that a template of this name must hold.' },
      optional: { type: 'array', items: text, description: 'Further ready parts.' },
      subject: { ...text, description: 'The subject of a letter.' },
      body: { ...text, description: 'A template that shows the built-in page or letter.' },
    },
  },
}

function builtIn(name: (typeof templateNames)[number], language: string) {
  if (!isPageTemplate(name)) return { name, required: [], optional: [], ...builtInLetter(letterNameOf(name), language) }
  const { required, optional } = partsOf(name)
  const order = name === LAYOUT ? ['brand', 'content', 'links'] : ['heading', 'form']
  return { name, required, optional, body: order.map((part) => `{{ ${part} }}\n`).join('') }
}

/** The built-in templates, and what one would make of sample data. */
export const templatePreviews: readonly Operation[] = [
  {
    method: 'GET',
    path: '/api/templates/built-in',
    scopes: doorsOf('identity-providers').read,
    tag: 'template',
    summary: 'List the built-in pages and letters that a template may replace',
    query: [{ name: 'language', doc: 'The language of letters; English by default.', schema: text }],
    success: { status: 200, doc: 'The built-in templates.', schema: () => dataSchema(builtInSchema) },
    run: ({ request }) => json({ data: templateNames.map((name) => builtIn(name, readQuery(request)['language'] ?? 'en')) }),
  },
  {
    method: 'POST',
    path: '/api/templates/preview',
    scopes: doorsOf('identity-providers').read,
    tag: 'template',
    summary: 'Draw a page or letter by a template, with sample data; nothing is written',
    body: () => ({
      title: 'template_preview',
      type: 'object',
      required: ['name', 'body'],
      additionalProperties: false,
      properties: {
        name: { enum: [...templateNames] },
        body: { ...text, description: 'The template.' },
        subject: { ...text, description: 'The subject of a letter.' },
        identity_provider_id: { ...text, description: 'The look of the page: that of this identity provider; the default one unless said.' },
        language: { ...text, description: 'English by default.' },
        scheme: { enum: [...schemes], description: 'The colours; light by default.' },
      },
    }),
    success: {
      status: 200,
      doc: 'The page or letter as people would see it.',
      schema: () => dataSchema({ type: 'object', required: ['html'], properties: { html: text, subject: text, text } }),
    },
    run: preview,
  },
]
