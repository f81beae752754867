import type { z } from 'zod'
import { type Kind, oneOf, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { languageTag, namedTexts } from './look.ts'
import { stamps } from './stamps.ts'

/** The languages that pages and letters have without a translation. */
export const builtInTags = ['en', 'fr'] as const
export type BuiltInTag = (typeof builtInTags)[number]
export const isBuiltIn = (tag: string): tag is BuiltInTag => builtInTags.some((each) => each === tag)

/** All texts of a language together, in characters: four times what the English ones take. */
const LARGEST = 262_144

const tagKind: Kind<string> = { ...text(35), schema: languageTag() }
const textsKind: Kind<Record<string, string>> = {
  name: 'texts by name',
  schema: namedTexts().refine((texts) => JSON.stringify(texts).length <= LARGEST, 'must be at most 256 KiB') as z.ZodType<Record<string, string>>,
  column: 'json',
  widget: 'code',
  same: (a, b) => JSON.stringify(a) === JSON.stringify(b),
}

/** A translation catalogue: the texts of pages and letters in one language. A text that it lacks is shown in English, or in the language it is a variety of. */
export const translation = resource(
  {
    name: 'translation',
    table: 'translations',
    key: 'id',
    natural: 'language',
    prefix: 'trl_',
    administered: { path: 'translations', area: 'identity-providers', sort: 'language' },
    doc: 'A language of the pages and letters. English and French are built in; a translation of these replaces single texts.',
  },
  {
    id: field(text(64), { doc: 'The identifier of the translation; it never changes.', writers: 'server' }),
    language: field(tagKind, {
      doc: 'The tag of the language, such as `de` or `pt-BR`; it never changes.',
      spec: 'RFC 5646 §2.1',
      writers: 'create',
      find: ['unique', 'sort'],
    }),
    name: field(text(64), { doc: 'The name of the language in itself, such as Deutsch: the pages offer it by this name.', find: ['sort', 'search'] }),
    direction: field(oneOf('ltr', 'rtl'), { doc: 'The direction of its script: from left to right, or from right to left.', initial: 'ltr' }),
    words: field(textsKind, {
      doc: 'The texts by name. `{1}`, `{{ link }}` and the like stay as they are. `GET /api/translations/built-in` gives the English ones.',
      initial: {},
    }),
    ...stamps,
  },
)
export type Translation = Row<typeof translation.fields>
