import type { Context } from '#http/context.ts'
import type { Params } from '#http/request.ts'
import type { Backend } from '#model/backend.ts'
import { identityProvider } from '#model/identity-provider.ts'
import { type User, user } from '#model/user.ts'
import { backendOf } from '#oauth/held-scopes.ts'

/** The profile fields that a person may edit; none when no identity provider of their backend allows it. */
export interface Editable {
  /** Attributes of the backend, by name. */
  readonly attributes: readonly string[]
}

/** True for an attribute that an administrator suspended or revoked: emptied and typed anew, it would be valid again. */
const isBarred = ({ metadata }: User, name: string): boolean => (metadata[name]?.status ?? 'valid') !== 'valid'

export async function editableOf(context: Context, person: User): Promise<Editable | undefined> {
  const providers = await context.db.table(identityProvider).find({ backend_id: person.backend_id }, { limit: 100 })
  if (!providers.some(({ user_editable }) => user_editable)) return undefined
  const fields: Backend['metadata_fields'] = (await backendOf(context, person))?.metadata_fields ?? []
  const named = fields.filter(({ user_editable }) => user_editable).map(({ attribute_name }) => attribute_name)
  return { attributes: named.filter((name) => !isBarred(person, name)) }
}

/** The name of an attribute's input. */
export const inputOf = (attribute: string): string => `metadata.${attribute}`

export function attributeText(person: User, attribute: string): string {
  const value = person.metadata[attribute]?.value
  return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)
}

const LONGEST = 1024

/** The attributes after a person's edit. An unchanged attribute keeps its status; an emptied one is removed. */
function attributesFrom(form: Params, person: User, { attributes }: Editable): User['metadata'] {
  const kept = { ...person.metadata }
  for (const attribute of attributes) {
    const text = form[inputOf(attribute)]?.slice(0, LONGEST).trim() ?? ''
    if (text === attributeText(person, attribute)) continue
    if (text === '') delete kept[attribute]
    else kept[attribute] = { status: 'valid', display: [], ...person.metadata[attribute], value: text }
  }
  return kept
}

/** Saves a person's profile. People cannot set their e-mail address, because applications would trust it. */
export async function saveProfile(context: Context, person: User, { form, editable }: { readonly form: Params; readonly editable: Editable }): Promise<void> {
  await context.db.table(user).change(
    { id: person.id, version: person.version },
    {
      name: user.fields.name.kind.schema.safeParse(form['name']?.trim()).data,
      metadata: attributesFrom(form, person, editable),
      version: person.version + 1,
      updated_at: context.now(),
    },
  )
}
