import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint } from '#http/endpoint.ts'
import { type Answer, seeOther } from '#http/render.ts'
import type { Request } from '#http/request.ts'
import { findSession, type SignedIn } from '#login/sessions.ts'
import { consentState, decideConsent } from '#oauth/authorize/consent.ts'
import { consentPageElsewhere, consentUrl } from '#oauth/authorize/consent-elsewhere.ts'
import { type Interaction, interactionGone, restartConsent, resumeUrl } from '#oauth/authorize/interaction.ts'
import { parseDetails } from '#oauth/details/request.ts'
import { applicationFacts } from './application.ts'
import { consentView } from './consent-view.ts'
import { detailsInWords } from './credential-words.ts'
import { render } from './layout.ts'
import { pictureOf } from './logo.ts'
import { scopeWords } from './scope-words.ts'
import { pageAt } from './visit.ts'
import { openWaiting, readOwnForm, type Waiting } from './waiting.ts'

/** The consent page (OIDC Core §3.1.2.4): it shows the application, the requested access, and the host that the person will be sent to. */
export const consentPage: readonly Endpoint[] = [
  endpoint({ method: 'GET', path: '/consent', surface: 'page', handle: show }),
  endpoint({ method: 'POST', path: '/consent', surface: 'page', handle: submit }),
]

interface AskedConsent extends Waiting {
  readonly interaction: Interaction
  readonly signedIn: SignedIn | undefined
}

async function open(request: Request, context: Context): Promise<AskedConsent> {
  const waiting = await openWaiting(request, context)
  if (!waiting.interaction) throw interactionGone()
  return { ...waiting, interaction: waiting.interaction, signedIn: await findSession(request, context, waiting.place) }
}

async function show(request: Request, context: Context): Promise<Answer> {
  const { v, interaction, place, signedIn, leadsTo } = await open(request, context)
  if (!signedIn) return seeOther(pageAt(v, '/login'))
  const state = await consentState(context, interaction.demand, { signedIn, provider: place.provider })
  if (state.waived) return seeOther(resumeUrl(context, interaction.handle))
  const elsewhere = consentPageElsewhere(place.provider, state)
  if (elsewhere !== undefined) {
    await restartConsent(context, interaction.row, signedIn.session)
    return seeOther(consentUrl(elsewhere, interaction.handle))
  }
  const { client, redirect_uri } = interaction.redirection
  const requested = interaction.demand.authorization_details
  const [facts, picture, details, missing, before] = await Promise.all([
    applicationFacts(context, client, redirect_uri),
    pictureOf(v, client),
    requested === undefined ? [] : detailsInWords(v, parseDetails(requested)),
    scopeWords(v, state.missing),
    scopeWords(
      v,
      state.wanted.filter((name) => !state.missing.includes(name)),
    ),
  ])
  return render(v, {
    title: v.words.consentTitle(client.name),
    name: 'consent',
    leadsTo,
    main: consentView(v, { client, picture, facts, missing, before, details, first: state.first, person: signedIn.user }),
  })
}

async function submit(request: Request, context: Context): Promise<Answer> {
  const { v, interaction, place, signedIn } = await open(request, context)
  const { decision, scope } = readOwnForm(request, context, ['scope'])
  if (!signedIn) return seeOther(pageAt(v, '/login'))
  // Every answer except an explicit `allow` is a refusal.
  return decideConsent(context, { interaction, signedIn, provider: place.provider, request, allow: decision === 'allow', scopes: scope?.split(' ') ?? [] })
}
