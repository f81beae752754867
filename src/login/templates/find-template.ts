import type { Context } from '#http/context.ts'
import { lookupOrder } from '#kit/language-tag.ts'
import { atHand, type MaybePromise } from '#kit/maybe-promise.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { type Template, template, templatePlace } from '#model/template.ts'
import type { TemplateName } from '#model/template-names.ts'
import { rememberedWhole } from '#store/remembered.ts'

/** The most templates of a tenant: all of them are kept in memory. */
export const MOST_TEMPLATES = 300

/** The templates of a tenant by their place. */
export type Templates = ReadonlyMap<string, Template>

const remembered = memoizeWeak((context: Context) =>
  rememberedWhole(context, {
    resources: [template],
    load: async (): Promise<Templates> => new Map((await context.db.table(template).find({}, { limit: MOST_TEMPLATES })).map((row) => [row.place, row])),
  }),
)

export const templatesOf = (context: Context): MaybePromise<Templates> => remembered(context)()

/** The templates that were read before; nothing is waited for. */
export const templatesAtHand = (context: Context): Templates => atHand(remembered(context)()) ?? new Map()

/** The circumstances in which a template is looked for. */
export interface TemplateCall {
  readonly name: TemplateName
  readonly language: string
  readonly identity_provider_id?: string | undefined
  readonly client_id?: string | undefined
}

/** Finds the template for a page or letter: that of the client goes before that of the identity provider, and one in the language, or in a more general one (RFC 4647 §3.4), before one in any. */
export function findTemplate(templates: Templates, { name, language, identity_provider_id, client_id }: TemplateCall): Template | undefined {
  if (templates.size === 0) return undefined
  const owners = [{ client_id, identity_provider_id }, { client_id }, { identity_provider_id }, {}]
  const places = owners.flatMap((owner) => [...lookupOrder(language), undefined].map((tag) => templatePlace({ name, ...owner, language: tag })))
  return places.map((place) => templates.get(place)).find((row) => row !== undefined)
}
