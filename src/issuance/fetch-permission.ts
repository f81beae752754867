import { isObject } from '#fields/json-object.ts'
import type { Context } from '#http/context.ts'
import { invalidCredentialRequest, Refusal, unknownCredentialConfiguration, unknownCredentialIdentifier } from '#http/refusal.ts'
import type { Request } from '#http/request.ts'
import { jsonDepth } from '#kit/json-depth.ts'
import type { CredentialConfiguration } from '#model/credential-configuration.ts'
import type { User } from '#model/user.ts'
import { credentialConfigurations } from '#oauth/credential-configurations.ts'
import { configurationsIn } from '#oauth/details/openid-credential.ts'
import { heldScopes } from '#oauth/held-scopes.ts'
import { refuseToken, tokenWanted } from '#oauth/proof/challenge.ts'
import { grantableScope } from '#oauth/scopes.ts'
import { type Presented, readBearer, shownHeader, verifyPresented } from '#oauth/tokens/bearer.ts'

/** The access token of a wallet, which speaks for a person. */
export type WalletToken = Presented & { readonly user: User }

/** Verifies the access token of a wallet, with its proof of possession (OID4VCI 1.0 §8). @throws {Refusal} 401, with the challenge */
export async function readWalletToken(request: Request, context: Context): Promise<WalletToken> {
  const header = shownHeader(request.headers['authorization'])
  const shown = header === undefined ? undefined : readBearer(header)
  if (!shown) throw new Refusal('invalid_token', 401, 'send the access token: Authorization: DPoP ..., or Bearer ...', { headers: tokenWanted(context) })
  const presented = await verifyPresented(shown, request, context)
  if (presented.user) return { ...presented, user: presented.user }
  const message = 'the access token speaks for no person, and a credential is about one'
  throw refuseToken(presented.scheme, { error: 'insufficient_scope', status: 403, message }, context)
}

/** The body of a request as a JSON object. @throws {Refusal} `invalid_credential_request` */
export function parseBody(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = jsonDepth(text) <= 16 ? JSON.parse(text) : undefined
    if (isObject(value)) return value
  } catch {
    // Answered below.
  }
  throw invalidCredentialRequest('the body must be a JSON object')
}

/** The credential that a request names: by an identifier that the token was given, or by its configuration (OID4VCI 1.0 §8.2). @throws {Refusal} */
export async function requestedConfiguration(body: Readonly<Record<string, unknown>>, context: Context): Promise<CredentialConfiguration> {
  const { credential_configuration_id: configuration, credential_identifier: identifier } = body
  if ((configuration === undefined) === (identifier === undefined))
    throw invalidCredentialRequest('send credential_identifier or credential_configuration_id, and not both')
  const id = configuration ?? identifier
  const found = typeof id === 'string' ? (await credentialConfigurations(context)).get(id) : undefined
  if (found) return found
  if (configuration !== undefined) throw unknownCredentialConfiguration('there is no such credential configuration')
  throw unknownCredentialIdentifier('there is no such credential identifier: use one of the token response')
}

/** The bearer of a permission to fetch a credential: an access token, or the grant that a credential was deferred by. */
export interface Permission extends Pick<WalletToken, 'client' | 'user' | 'scheme'> {
  readonly token: { readonly scope: readonly string[]; readonly claims?: Readonly<Record<string, unknown>> | undefined }
}

/**
 * Demands that a token may fetch a credential: its authorization details name it, or it carries its scopes; and its person may have these scopes.
 * @throws {Refusal} 403
 */
export async function demandPermission(
  { token, client, user, scheme }: Permission,
  { identifier, scopes }: CredentialConfiguration,
  context: Context,
): Promise<void> {
  const named = configurationsIn(token.claims?.['authorization_details']).includes(identifier)
  const asked = scopes.length > 0 && scopes.every((name) => token.scope.includes(name))
  const held = await grantableScope(context, { client, requested: scopes, held: await heldScopes(context, user, client), unheld: 'drop' })
  if ((named || asked) && held.length === scopes.length) return
  const message = 'the access token was not issued for this credential, or its person may not have it'
  const scope = scopes.length > 0 ? { scope: scopes.join(' ') } : {}
  throw refuseToken(scheme, { error: 'insufficient_scope', status: 403, message, ...scope }, context)
}
