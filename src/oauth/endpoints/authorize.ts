import type { Context } from '#http/context.ts'
import { type Endpoint, endpoint, type PublishedAlgs } from '#http/endpoint.ts'
import { Refusal } from '#http/refusal.ts'
import { type Answer, seeOther } from '#http/render.ts'
import { type Request, readQuery } from '#http/request.ts'
import { contentEncryptions } from '#model/encryption-algs.ts'
import { acceptedAlgs } from '../accepted-algs.ts'
import { findBrowser, meetBrowser } from '../authorize/browser.ts'
import { supportedPrompts, supportedResponseTypes } from '../authorize/checks.ts'
import { resumeUrl, startInteraction, takeUpInteraction } from '../authorize/interaction.ts'
import { prepare } from '../authorize/prepare.ts'
import { proceed } from '../authorize/proceed.ts'
import { findRedirection } from '../authorize/redirection.ts'
import { orRefusedBack } from '../authorize/refused-back.ts'
import { readAuthorizationRequest } from '../authorize/request.ts'
import { responseModes } from '../authorize/response-modes.ts'
import { replayAuthorization } from '../explanations/replay-authorization.ts'
import { withAdvice } from '../quirk-advice.ts'
import { strengths } from '../strength.ts'
import { supportedClaims } from '../tokens/claims.ts'
import { encryptionMetadata } from '../tokens/encrypted.ts'

const metadata = (url: string, context: Context, { algs, decryptionAlgs }: PublishedAlgs) => ({
  authorization_endpoint: url,
  response_types_supported: supportedResponseTypes(context),
  response_modes_supported: responseModes,
  grant_types_supported: context.settings.implicit_grant ? ['implicit'] : [],
  code_challenge_methods_supported: ['S256'], // RFC 7636 §6.2
  authorization_response_iss_parameter_supported: true, // RFC 9207 §3
  prompt_values_supported: supportedPrompts, // OIDC Prompt Create §4
  claims_parameter_supported: true,
  claims_supported: supportedClaims,
  claim_types_supported: ['normal'],
  acr_values_supported: strengths,
  request_parameter_supported: true,
  request_uri_parameter_supported: true,
  require_request_uri_registration: true, // OIDC Discovery §3
  request_object_signing_alg_values_supported: acceptedAlgs(context).asymmetric, // RFC 9101 §10.5
  ...(decryptionAlgs.length > 0 && {
    request_object_encryption_alg_values_supported: decryptionAlgs,
    request_object_encryption_enc_values_supported: contentEncryptions,
  }),
  authorization_signing_alg_values_supported: algs, // JARM §4
  ...encryptionMetadata('authorization'),
})

/** Answers a new request: matches the redirect URI, checks the request, then finds the person. */
async function begin(request: Request, context: Context): Promise<Answer> {
  const incoming = await readAuthorizationRequest(request, context)
  const redirection = await findRedirection(incoming.params, context).catch(async (caught) => {
    throw caught instanceof Refusal ? await withAdvice(caught, context) : caught
  })
  return orRefusedBack({ redirection, request, context, asked: incoming }, async () => {
    const prepared = await prepare(redirection, incoming, context)
    if (request.method !== 'POST' || findBrowser(request, context)) return proceed({ ...prepared, request, context, pushed_id: incoming.pushed_id })
    // A form posted from another site comes without our SameSite=Lax cookies. After a redirect to ourselves they are sent, and the session is found.
    const handle = await startInteraction(context, { params: incoming.params, client_id: redirection.client.id, request, pushed_id: incoming.pushed_id })
    return seeOther(resumeUrl(context, handle))
  })
}

/** Resumes a request after a page of ours. Every check is made again; no earlier result is trusted. */
async function resume(request: Request, context: Context): Promise<Answer> {
  const browser = meetBrowser(request, context)
  const interaction = await takeUpInteraction(context, readQuery(request)['request'], browser)
  const { redirection } = interaction
  // The checks that the request was pushed and signed were made when it arrived.
  const asked = { params: interaction.row.params, pushed: true, signed: true }
  const answer = await orRefusedBack({ redirection, request, context, asked }, async () => {
    const prepared = await prepare(redirection, asked, context)
    return proceed({ ...prepared, request, context, interaction, pushed_id: interaction.row.pushed_id })
  })
  return { ...answer, headers: { ...answer.headers, ...browser.headers } }
}

/** A link scanner with the person's cookies may send HEAD, a safe method (RFC 9110 §9.2.1); it would get the code. */
const refusesHead = true

/** The authorization endpoint (RFC 6749 §3.1, OIDC Core §3.1.2), and the place where a person comes back to it from our pages. */
export const authorize: readonly Endpoint[] = [
  endpoint({
    method: 'GET',
    path: '/oauth/authorize',
    spec: 'RFC 6749 §3.1',
    surface: 'page',
    refusesHead,
    metadata,
    handle: begin,
    replay: replayAuthorization,
  }),
  endpoint({ method: 'POST', path: '/oauth/authorize', spec: 'OIDC Core §3.1.2.1', surface: 'page', handle: begin }),
  endpoint({ method: 'GET', path: '/oauth/authorize/resume', surface: 'page', refusesHead, handle: resume }),
]
