import { findProviderPicture } from '#clients/provider-pictures.ts'
import type { Context } from '#http/context.ts'
import { templatesAtHand, templatesOf } from '#login/templates/find-template.ts'
import type { Client } from '#model/client.ts'
import type { IdentityProvider } from '#model/identity-provider.ts'
import { type PictureUse, pictureUses } from '#model/provider-picture.ts'
import { type Override, overriding } from './override.ts'

/** The owner of the pages that a visit sees: the identity provider with its look, and the application that waits, if one does. */
export interface Site {
  readonly provider: IdentityProvider | undefined
  readonly client: Client | undefined
  /** The addresses of the stored pictures, below the base path. */
  readonly pictures: Readonly<Partial<Record<PictureUse, string>>>
  /** Draws pages by the templates of the tenant, where it has any. */
  readonly override?: Override
}

/** The pages of the tenant as such: they show no look. */
export const bareSite: Site = { provider: undefined, client: undefined, pictures: {} }

export async function siteOf(context: Context, provider: IdentityProvider, client?: Client): Promise<Site> {
  const found = await Promise.all(
    pictureUses.map(async (use) => {
      const mark = await findProviderPicture(context, provider, use)
      return mark && ([use, `/assets/pictures/${encodeURIComponent(provider.id)}/${use}?v=${mark.digest}`] as const)
    }),
  )
  const templates = await templatesOf(context)
  const override = overriding(context, templates, { identity_provider_id: provider.id, client_id: client?.id })
  return { provider, client, pictures: Object.fromEntries(found.filter((pair) => pair !== undefined)), ...(templates.size > 0 && { override }) }
}

/** The pages of the tenant as such, with the templates that were read before: those of everybody. Nothing is waited for. */
export function siteAtHand(context: Context): Site {
  const templates = templatesAtHand(context)
  return templates.size === 0 ? bareSite : { ...bareSite, override: overriding(context, templates, {}) }
}

/** The addresses at the foot of the pages. Those of the application that waits go before those of the identity provider. */
export const footOf = ({ provider, client }: Site) => ({
  help: provider?.help_uri,
  policy: client?.policy_uri ?? provider?.policy_uri,
  terms: client?.tos_uri ?? provider?.tos_uri,
})
