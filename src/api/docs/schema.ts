import type { JsonSchema } from '#fields/json-schema.ts'
import { type Html, html } from '#kit/html.ts'

const isSchema = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null && !Array.isArray(value)
const schemasIn = (value: unknown): readonly JsonSchema[] => (Array.isArray(value) ? value.filter(isSchema) : [])
const propertiesOf = (schema: JsonSchema): [string, JsonSchema][] =>
  Object.entries(isSchema(schema['properties']) ? schema['properties'] : {}).filter((entry): entry is [string, JsonSchema] => isSchema(entry[1]))

/** Words in which `code` is set as such. */
export const renderWords = (text: unknown): readonly Html[] =>
  String(text ?? '')
    .split('`')
    .map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : html`${part}`))

const joinWords = (parts: readonly Html[], between: string): readonly Html[] => parts.map((part, at) => html`${at > 0 && between}${part}`)

/** A short description of a value's type; a named schema is linked. */
export function typeOf(schema: JsonSchema): Html {
  const { $ref: ref, type, enum: choices, const: only } = schema
  if (typeof ref === 'string') {
    const name = ref.split('/').at(-1) ?? ''
    return html`<a href="#schema-${name}">${name}</a>`
  }
  if (only !== undefined) return html`<code>${JSON.stringify(only)}</code>`
  if (Array.isArray(choices))
    return html`${joinWords(
      choices.map((choice) => html`<code>${JSON.stringify(choice)}</code>`),
      ', ',
    )}`
  const several = [...schemasIn(schema['anyOf']), ...schemasIn(schema['oneOf'])]
  if (several.length > 0) return html`${joinWords(several.map(typeOf), ' or ')}`
  const [[wrapper, wrapped] = [], ...others] = propertiesOf(schema)
  if (wrapper !== undefined && wrapped && others.length === 0) return html`<code>{"${wrapper}": </code>${typeOf(wrapped)}<code>}</code>`
  if (isSchema(schema['items'])) return html`list of ${typeOf(schema['items'])}`
  return html`${Array.isArray(type) ? type.join(' or ') : typeof type === 'string' ? type : 'any value'}`
}

const limits = [
  ['format', (value: unknown) => `format ${value}`],
  ['minimum', (value: unknown) => `at least ${value}`],
  ['maximum', (value: unknown) => `at most ${value}`],
  ['maxLength', (value: unknown) => `at most ${value} characters`],
  ['maxItems', (value: unknown) => `at most ${value}`],
  ['default', (value: unknown) => `${JSON.stringify(value)} unless said`],
  ['x-inherits', (value: unknown) => `the setting ${value} unless said`],
] as const

const limitsOf = (schema: JsonSchema): string =>
  limits.flatMap(([name, said]) => (schema[name] === undefined || schema[name] === Number.MAX_SAFE_INTEGER ? [] : [said(schema[name])])).join(', ')

/** Objects deeper than this are not laid open. */
const DEPTH = 3

function rows(schema: JsonSchema, before = '', depth = 0): Html[] {
  const required = Array.isArray(schema['required']) ? schema['required'] : []
  return propertiesOf(schema).flatMap(([name, property]) => {
    const path = `${before}${name}`
    const said = limitsOf(property)
    const row = html`<tr><th scope="row"><code>${path}</code>${required.includes(name) && html` <span class="required">required</span>`}</th><td>${typeOf(property)}${said !== '' && html`<br><span class="soft">${said}</span>`}</td><td>${renderWords(property['description'])}</td></tr>`
    const inner = isSchema(property['items']) ? property['items'] : property
    return depth < DEPTH ? [row, ...rows(inner, `${path}${inner === property ? '.' : '[].'}`, depth + 1)] : [row]
  })
}

/** The members of an object, in a table; nothing for what is none. */
export function renderMembers(schema: JsonSchema): Html | undefined {
  const lines = rows(schema)
  return lines.length === 0
    ? undefined
    : html`<div class="wide"><table><thead><tr><th>Member</th><th>Value</th><th>Meaning</th></tr></thead><tbody>${lines}</tbody></table></div>`
}
