import type { JsonSchema } from '#fields/json-schema.ts'
import { type Html, html } from '#kit/html.ts'
import { openApi } from './openapi.ts'
import { renderMembers, renderWords, typeOf } from './schema.ts'

/** The parts of the document that the page shows. */
interface ShownDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly tags: readonly { readonly name: string; readonly 'x-displayName': string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, ShownOperation>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>
    readonly securitySchemes: { readonly token: { readonly flows: { readonly authorizationCode: { readonly scopes: Readonly<Record<string, string>> } } } }
  }
}
interface ShownOperation {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary: string
  readonly description: string
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly description?: string; readonly schema: JsonSchema }[]
  readonly requestBody?: { readonly content: MediaContent }
  readonly responses: Readonly<Record<string, { readonly description?: string; readonly content?: MediaContent }>>
}
type MediaContent = Readonly<Record<string, { readonly schema: JsonSchema }>>

interface PlacedOperation extends ShownOperation {
  readonly method: string
  readonly path: string
}

const schemaIn = (content: MediaContent | undefined): JsonSchema | undefined => Object.values(content ?? {})[0]?.schema
const capitalize = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function part(title: string, content: MediaContent | undefined, doc?: string): Html | false {
  const schema = schemaIn(content)
  if (!schema && doc === undefined) return false
  return html`<h4>${title}</h4>${doc !== undefined && html`<p>${renderWords(doc)}</p>`}${schema && html`<p>${typeOf(schema)}</p>${renderMembers(schema)}`}`
}

function operationView({ operationId, method, path, summary, description, parameters = [], requestBody, responses }: PlacedOperation): Html {
  const answers = Object.entries(responses).filter(([status]) => status !== 'default')
  return html`<details id="${operationId}"><summary><span class="method ${method}">${method.toUpperCase()}</span> <code>${path}</code> <span>${summary}</span></summary>
<p>${renderWords(description)}</p>
${
  parameters.length > 0 &&
  html`<h4>Parameters</h4><div class="wide"><table><thead><tr><th>Name</th><th>Where</th><th>Value</th><th>Meaning</th></tr></thead><tbody>${parameters.map(
    ({ name, in: where, description: doc, schema }) =>
      html`<tr><th scope="row"><code>${name}</code></th><td>${where}</td><td>${typeOf(schema)}</td><td>${renderWords(doc)}</td></tr>`,
  )}</tbody></table></div>`
}
${part('Body', requestBody?.content)}
${answers.map(([status, answer]) => part(`Answer ${status}`, answer.content, answer.description ?? ''))}
</details>`
}

const operationsIn = ({ paths }: ShownDocument): PlacedOperation[] =>
  Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ ...operation, method, path })))

/** The API reference, as a page that needs no script: the whole document, with links to schemas. */
export function referenceView(described: Parameters<typeof openApi>[0], base: string): Html {
  // The document is our own, made a line before.
  const document = openApi(described) as unknown as ShownDocument
  const byTag = Map.groupBy(operationsIn(document), ({ tags: [tag = ''] }) => tag)
  const sections = document.tags.map(({ name, 'x-displayName': words }) => ({ name, words: capitalize(words), operations: byTag.get(name) ?? [] }))
  const schemas = Object.entries(document.components.schemas)
  const { scopes } = document.components.securitySchemes.token.flows.authorizationCode
  return html`<header><h1>${document.info.title}</h1><p class="soft">Version ${document.info.version} · <a href="${base}/openapi.json">openapi.json</a> · <a href="${base}/openapi.yaml">openapi.yaml</a></p></header>
<div class="columns"><nav aria-label="Contents"><ul>${sections.map(({ name, words, operations }) => html`<li><a href="#tag-${name}">${words}</a> <span class="soft">${operations.length}</span></li>`)}<li><a href="#scopes">Scopes</a></li><li><a href="#schemas">Schemas</a></li></ul></nav>
<main>${document.info.description.split('\n\n').map((paragraph) => html`<p>${renderWords(paragraph)}</p>`)}
${sections.map(({ name, words, operations }) => html`<section id="tag-${name}"><h2>${words}</h2>${operations.map(operationView)}</section>`)}
<section id="scopes"><h2>Scopes</h2><div class="wide"><table><thead><tr><th>Scope</th><th>Meaning</th></tr></thead><tbody>${Object.entries(scopes).map(([name, label]) => html`<tr><th scope="row"><code>${name}</code></th><td>${label}</td></tr>`)}</tbody></table></div></section>
<section id="schemas"><h2>Schemas</h2>${schemas.map(([name, schema]) => html`<section id="schema-${name}"><h3>${name}</h3><p>${renderWords(schema['description'])}</p>${renderMembers(schema)}</section>`)}</section>
</main></div>`
}
