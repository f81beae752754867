import { findSignInPlace, type SignInPlace } from '#clients/sign-in-place.ts'
import type { Context } from '#http/context.ts'
import { type Params, type Request, readForm, readQuery } from '#http/request.ts'
import { checkFormToken } from '#login/csrf.ts'
import { findInteraction, type Interaction, interactionGone } from '#oauth/authorize/interaction.ts'
import { pageParameters } from '#oauth/authorize/page-parameters.ts'
import { sourceOf } from './policy.ts'
import { siteOf } from './site.ts'
import { type Visit, visit } from './visit.ts'

/** A visit to a page of an authorization request, or to the same page without one. */
export interface Waiting {
  readonly v: Visit
  /** The waiting authorization request; absent when the person opened the page directly. */
  readonly interaction: Interaction | undefined
  readonly place: SignInPlace
  /** The name of the application. */
  readonly app: string | undefined
  /** The URIs that the answer to a form may finally redirect to. */
  readonly leadsTo: readonly string[]
}

/** Reads the waiting request of a visit. @throws {Refusal} when it is over, or belongs to another browser. */
export async function openWaiting(request: Request, context: Context): Promise<Waiting> {
  const handle = readQuery(request)['request']
  const interaction = handle === undefined ? undefined : await findInteraction(context, handle, request)
  if (handle !== undefined && !interaction) throw interactionGone()
  const client = interaction?.redirection.client
  const target = interaction && sourceOf(interaction.redirection.redirect_uri)
  const place = await findSignInPlace(context, client ?? {})
  const consentPage = interaction && place.provider.consent_uri && sourceOf(place.provider.consent_uri)
  const uiLocales = interaction && pageParameters.ui_locales.of(interaction.row.params)
  return {
    v: await visit(request, context, { uiLocales, site: await siteOf(context, place.provider, client) }),
    interaction,
    place,
    app: client?.name,
    leadsTo: [target, consentPage].flatMap((source) => source ?? []),
  }
}

/** Reads the form of one of our pages. @throws {Refusal} when it came from elsewhere. */
export function readOwnForm(request: Request, context: Context, repeatable?: readonly string[]): Params {
  const form = readForm(request, repeatable)
  checkFormToken(request, context, form)
  return form
}
