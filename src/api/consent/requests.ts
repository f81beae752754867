import { z } from 'zod'
import { notFound } from '#http/refusal.ts'
import { type Answer, json } from '#http/render.ts'
import { consent } from '#model/consent.ts'
import { DECIDE_CONSENT } from '#model/system-scopes.ts'
import { acceptElsewhere, type ConsentRequest, declineElsewhere, findConsentRequest } from '#oauth/authorize/consent-elsewhere.ts'
import { resumeUrl } from '#oauth/authorize/interaction.ts'
import { pageParameters } from '#oauth/authorize/page-parameters.ts'
import { consentKey } from '#oauth/consent-use.ts'
import { parseDetails } from '#oauth/details/request.ts'
import { detailWords } from '#oauth/details/words.ts'
import { describeScopes } from '#oauth/scope-labels.ts'
import type { Batch } from '#store/store.ts'
import { formatInstant } from '../inspect/inspection.ts'
import type { Call, Operation } from '../operation.ts'
import { dataSchema } from '../schemas.ts'
import { audit } from '../write/audit.ts'
import { readOptionalBody } from '../write/body.ts'
import { refuseFaulty } from '../write/faults.ts'
import { documentedSchema, parseMembers } from '../write/parsed-body.ts'

const label = z.object({ name: z.string(), label: z.string(), description: z.string().optional() })
const told = z
  .object({
    id: z.string().describe('The `consent_request` that the browser brought.'),
    client: z.object({
      id: z.string(),
      name: z.string(),
      logo_uri: z.string().optional(),
      client_uri: z.string().optional(),
      policy_uri: z.string().optional(),
      tos_uri: z.string().optional(),
    }),
    redirect_uri: z.string().describe('Where the person is sent afterwards: show its host, for the name is claimed by the application.'),
    user: z.object({ id: z.string(), username: z.string(), name: z.string().optional() }).describe('The person who is signed in.'),
    identity_provider_id: z.string(),
    scopes: z.array(label).describe('The scopes to ask for, in plain words.'),
    agreed_before: z.array(label).describe('Requested scopes that the person agreed to earlier.'),
    authorization_details: z
      .array(z.object({ detail: z.record(z.string(), z.unknown()), name: z.string(), sentence: z.string() }))
      .describe('What would happen this time; it is agreed to or refused as a whole (RFC 9396 §12).'),
    first: z.boolean().describe('The person never agreed to anything for this application.'),
    ui_locales: z.string().optional().describe('The languages that the application asks for (OIDC Core §3.1.2.1).'),
    expires_at: z.string().describe('When the request ends unless it was answered and the browser is back.'),
  })
  .meta({ title: 'consent_request' })
const redirect = z.object({ redirect_to: z.string().describe('The address to send the browser to.') }).meta({ title: 'consent_return' })
const acceptance = z
  .strictObject({
    scopes: z.array(z.string().max(255)).max(1000).optional().describe('The scopes that the person left selected. If not set: all that were asked for.'),
  })
  .meta({ title: 'consent_acceptance' })

/** The consent request of a call. One answer for all that are not to be answered: which handles exist is nobody's business. @throws {Refusal} 404 */
async function findAsked({ request, context }: Call): Promise<ConsentRequest> {
  const found = await findConsentRequest(context, request.params['id'] ?? '')
  if (!found) throw notFound('there is no such consent request: it is unknown, too old, already answered, or its person is not signed in any more')
  return found
}

async function show(call: Call): Promise<Answer> {
  const { context } = call
  const { interaction, signedIn, provider, state } = await findAsked(call)
  const { client, redirect_uri } = interaction.redirection
  const details = interaction.demand.authorization_details === undefined ? [] : parseDetails(interaction.demand.authorization_details)
  const [scopes, agreed_before, words] = await Promise.all([
    describeScopes(context, state.missing),
    describeScopes(
      context,
      state.wanted.filter((name) => !state.missing.includes(name)),
    ),
    detailWords(details, context),
  ])
  const { id, name, logo_uri, client_uri, policy_uri, tos_uri } = client
  const data: z.infer<typeof told> = {
    id: interaction.handle,
    client: { id, name, logo_uri, client_uri, policy_uri, tos_uri },
    redirect_uri,
    user: { id: signedIn.user.id, username: signedIn.user.username, name: signedIn.user.name },
    identity_provider_id: provider.id,
    scopes,
    agreed_before,
    authorization_details: details.map((detail, at) => ({ detail, name: words[at]?.name ?? detail.type, sentence: words[at]?.sentence ?? '' })),
    first: state.first,
    ui_locales: pageParameters.ui_locales.of(interaction.row.params),
    expires_at: formatInstant(interaction.row.expires_at),
  }
  return json({ data })
}

/** The scopes of an acceptance. @throws {Refusal} 422 for one that was not asked for */
function readAgreed({ request }: Call, { state }: ConsentRequest): readonly string[] {
  const { scopes = state.missing } = parseMembers(acceptance, readOptionalBody(request), 'consent')
  const strange = scopes.filter((name) => !state.missing.includes(name))
  refuseFaulty(strange.length === 0 ? {} : { scopes: strange.map((name) => `${name} is not one of the scopes to ask for: ${state.missing.join(' ')}`) })
  return scopes
}

const back = ({ context }: Call, { interaction }: ConsentRequest): Answer => json({ data: { redirect_to: resumeUrl(context, interaction.handle) } })

/** Writes the answer of the call and its event beside the person's decision. */
const recordAnswer =
  (call: Call, asked: ConsentRequest, { deed, scopes }: { readonly deed: string; readonly scopes: readonly string[] }) =>
  (batch: Batch) => {
    const [user_id, client_id] = [asked.signedIn.user.id, asked.interaction.redirection.client.id]
    audit(batch, call, { resource: consent, deed, is: { id: consentKey(user_id, client_id), user_id, client_id, scopes: [...scopes] } })
    call.settle(batch, back(call, asked))
  }

async function accept(call: Call): Promise<Answer> {
  const asked = await findAsked(call)
  const scopes = readAgreed(call, asked)
  await acceptElsewhere(call.context, asked, scopes, recordAnswer(call, asked, { deed: 'accepted', scopes }))
  return back(call, asked)
}

async function decline(call: Call): Promise<Answer> {
  const asked = await findAsked(call)
  await declineElsewhere(call.context, asked, recordAnswer(call, asked, { deed: 'declined', scopes: asked.state.missing }))
  return back(call, asked)
}

const byConsentPage = (operation: Omit<Operation, 'scopes' | 'tag'>): Operation => ({ ...operation, scopes: [DECIDE_CONSENT], tag: 'consent_request' })
const PATH = '/api/consent-requests/:id'
const answered = { status: 200, doc: 'The decision counts once the browser is back here.', schema: () => dataSchema(documentedSchema(redirect)()) }

/** For a consent page of another system (`consent_uri` of an identity provider): the request that it shows, and the two answers of its person. */
export const consentRequests: readonly Operation[] = [
  byConsentPage({
    method: 'GET',
    path: PATH,
    summary: 'Read what a person is to be asked',
    success: { status: 200, doc: 'The application, the person, and the scopes in words.', schema: () => dataSchema(documentedSchema(told)()) },
    refuses: [404],
    run: show,
  }),
  byConsentPage({
    method: 'POST',
    path: `${PATH}/accept`,
    summary: 'Answer that the person agreed',
    body: documentedSchema(acceptance),
    bodyOptional: true,
    success: answered,
    refuses: [404],
    run: accept,
  }),
  byConsentPage({ method: 'POST', path: `${PATH}/decline`, summary: 'Answer that the person said no', success: answered, refuses: [404], run: decline }),
]
