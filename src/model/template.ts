import { oneOf, reference, source, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { languageTag } from './look.ts'
import { stamps } from './stamps.ts'
import { templateNames } from './template-names.ts'

const language = { ...text(35), schema: languageTag() }

/** A page or a letter in the words and markup of the tenant, in place of the built-in one. Deleting it brings the built-in one back. */
export const template = resource(
  {
    name: 'template',
    table: 'templates',
    key: 'id',
    prefix: 'tpl_',
    administered: { path: 'templates', area: 'identity-providers', sort: 'name', filters: ['name', 'identity_provider_id', 'client_id'] },
    doc: 'A page or a letter of the tenant, in place of the built-in one.',
  },
  {
    id: field(text(64), { doc: 'The identifier of the template; it never changes.', writers: 'server' }),
    name: field(oneOf(...templateNames), { doc: 'The page or letter that it replaces.', find: ['filter', 'sort'] }),
    identity_provider_id: field(reference('identity_provider'), {
      doc: 'Only for the people of this identity provider. If not set: of every one.',
      optional: true,
      find: ['filter'],
    }),
    client_id: field(reference('client'), {
      doc: 'Only while this client waits; it goes before that of the identity provider.',
      optional: true,
      find: ['filter'],
    }),
    language: field(language, { doc: 'Only in this language. If not set: in every language without a template of its own.', optional: true }),
    place: field(text(512), {
      doc: 'The page or letter and its owners, in one text: two templates for the same are refused.',
      writers: 'server',
      readers: [],
      find: ['unique'],
    }),
    subject: field(text(200), { doc: 'The subject of a letter, a template too. If not set: the built-in one.', optional: true }),
    body: field(source(), {
      doc: 'The text: a Liquid template. That of a page is markup; that of a letter plain text, whose paragraphs become those of its HTML.',
    }),
    ...stamps,
  },
)
export type Template = Row<typeof template.fields>

type TemplatePlace = Pick<Template, 'name' | 'identity_provider_id' | 'client_id' | 'language'>
/** The one place that a template is for. */
export const templatePlace = ({ name, identity_provider_id = '', client_id = '', language: tag = '' }: TemplatePlace): string =>
  [name, identity_provider_id, client_id, tag.toLowerCase()].join(' ')
