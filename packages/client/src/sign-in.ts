import * as oauth from 'oauth4webapi'
import { type Peer, withNonce } from './application.ts'
import { type Person, readPerson, type Tokens, tokensOf } from './tokens.ts'

/** The state of a sign-in, kept while the person is at the sign-in page. It holds no token, and is good for one answer. */
export interface Waiting {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  /** Where the person wanted to be: a path of the application. */
  readonly back: string
}
/** A finished sign-in. */
export interface SignedIn {
  readonly tokens: Tokens
  readonly person: Person
  readonly back: string
}

/** An answer that is none of ours, or says no. `code` is the error of RFC 6749 §4.1.2.1, where there is one. */
export class SignInFailed extends Error {
  override name = 'SignInFailed'
  readonly code: string | undefined

  constructor(message: string, { code, cause }: { readonly code?: string | undefined; readonly cause?: unknown } = {}) {
    super(message, { cause })
    this.code = code
  }
}

/** A path of the application itself. Anything else becomes its root: a link to the sign-in must not send people elsewhere (RFC 9700 §4.11). */
export const localPath = (path: string | null | undefined): string => (path && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path) ? path : '/')

/** Where the authorization request goes, beyond what every one has. */
export interface Asked {
  readonly redirectUri: string
  readonly scope: string
  readonly back: string
  /** Further parameters, such as `prompt`, `login_hint` or `acr_values` (OIDC Core §3.1.2.1). */
  readonly parameters?: Readonly<Record<string, string>> | undefined
}

/** An authorization request with PKCE (RFC 7636), `state` and `nonce`, and what is needed to take its answer. */
export async function beginSignIn({ as, client }: Peer, asked: Asked): Promise<{ readonly url: URL; readonly waiting: Waiting }> {
  const waiting: Waiting = {
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    verifier: oauth.generateRandomCodeVerifier(),
    back: localPath(asked.back),
  }
  if (as.authorization_endpoint === undefined) throw new SignInFailed(`${as.issuer} has no authorization endpoint`)
  const url = new URL(as.authorization_endpoint)
  const parameters = {
    ...asked.parameters,
    client_id: client.client_id,
    redirect_uri: asked.redirectUri,
    response_type: 'code',
    scope: asked.scope,
    state: waiting.state,
    nonce: waiting.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(waiting.verifier),
    code_challenge_method: 'S256',
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return { url, waiting }
}

/** How an answer is taken. */
interface Taking {
  readonly redirectUri: string
  readonly dpop?: oauth.DPoPHandle | undefined
}

/**
 * Takes the authorization response: its `state` and `iss` (RFC 9207) are checked, the code is exchanged, the ID token validated, and userinfo read.
 * @throws {SignInFailed} when the answer says no, or belongs to another request.
 */
export async function finishSignIn(peer: Peer, answer: URL, waiting: Waiting, { redirectUri, dpop }: Taking): Promise<SignedIn> {
  const { as, client, authentication, sending } = peer
  const options = { ...sending, ...(dpop && { DPoP: dpop }) }
  try {
    const callback = oauth.validateAuthResponse(as, client, answer, waiting.state)
    const got = await withNonce(async () =>
      oauth.processAuthorizationCodeResponse(
        as,
        client,
        await oauth.authorizationCodeGrantRequest(as, client, authentication, callback, redirectUri, waiting.verifier, options),
        { expectedNonce: waiting.nonce, requireIdToken: true },
      ),
    )
    const claims = oauth.getValidatedIdTokenClaims(got)
    if (!claims) throw new SignInFailed('the answer holds no ID token')
    const tokens = tokensOf(got)
    return { tokens, person: await readPerson(peer, tokens, claims, dpop), back: waiting.back }
  } catch (cause) {
    throw asFailure(cause)
  }
}

function asFailure(cause: unknown): unknown {
  if (cause instanceof oauth.AuthorizationResponseError || cause instanceof oauth.ResponseBodyError)
    return new SignInFailed(cause.error_description ?? cause.error, { code: cause.error, cause })
  return cause instanceof oauth.OperationProcessingError ? new SignInFailed(cause.message, { cause }) : cause
}
