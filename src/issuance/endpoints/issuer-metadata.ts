import type { Members } from '#fields/json-object.ts'
import type { Context } from '#http/context.ts'
import { endpoint } from '#http/endpoint.ts'
import { type Answer, json, withMediaType } from '#http/render.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import { type PlacedClaim, placedClaims } from '#model/credential-claims.ts'
import type { CredentialConfiguration } from '#model/credential-configuration.ts'
import { signingAlgs } from '#model/key-pair.ts'
import { acceptedAlgs } from '#oauth/accepted-algs.ts'
import { credentialConfigurations } from '#oauth/credential-configurations.ts'
import { encryptionMembers } from '../answer-encryption.ts'
import { draft11Members, draft13Members } from '../drafts/metadata.ts'
import { formatOf } from '../formats/all.ts'

/** The ways in which a credential can be bound to a key: the key itself, or a DID that is one. */
const BINDINGS = ['jwk', 'did:key', 'did:jwk', 'did:web']

/** The levels of attestations that a configuration demands (OID4VCI 1.0 §12.2.4). */
const requiredAttestation = ({ require_key_attestation, key_storage, user_authentication }: CredentialConfiguration): Members =>
  require_key_attestation
    ? { key_attestations_required: { ...(key_storage.length > 0 && { key_storage }), ...(user_authentication.length > 0 && { user_authentication }) } }
    : {}

/** The claims that wallets can show by name. OID4VCI 1.0 §C.2: a path into an mdoc names an element of a namespace, never a namespace alone. */
const describedClaims = (configuration: CredentialConfiguration): readonly PlacedClaim[] =>
  placedClaims(configuration.claims).filter(({ path }) => !formatOf(configuration).namespaced || path.length > 1)

/** One credential configuration in the metadata (OID4VCI 1.0 §12.2.4). */
function describeConfiguration(configuration: CredentialConfiguration, context: Context): Members {
  const { format, scopes, proof_types, signing_alg, display } = configuration
  const [scope] = scopes
  const { metadata, algName, bindings = BINDINGS } = formatOf(configuration)
  const claims = describedClaims(configuration)
  const proof = { proof_signing_alg_values_supported: acceptedAlgs(context).asymmetric, ...requiredAttestation(configuration) }
  return {
    format,
    ...(scope !== undefined && { scope }),
    ...metadata(configuration),
    credential_signing_alg_values_supported: [signing_alg && algName ? algName(signing_alg) : signing_alg],
    ...(proof_types.length > 0 && {
      cryptographic_binding_methods_supported: bindings,
      proof_types_supported: Object.fromEntries(proof_types.map((name) => [name, proof])),
    }),
    ...draft13Members(configuration, context),
    credential_metadata: {
      ...(display.length > 0 && { display }),
      ...(claims.length > 0 && {
        claims: claims.map(({ path, claim }) => ({
          path,
          ...(claim.mandatory && { mandatory: true }),
          ...(claim.display && { display: claim.display }),
        })),
      }),
    },
  }
}

/** The metadata of the credential issuer (OID4VCI 1.0 §12.2). */
async function issuerMetadata(context: Context): Promise<Members> {
  const { issuer, tenant } = context
  const configurations = [...(await credentialConfigurations(context)).values()]
  const largest = Math.max(1, ...configurations.map(({ batch_size }) => batch_size))
  const supported = Object.fromEntries(configurations.map((one) => [one.identifier, describeConfiguration(one, context)]))
  const at = (path: string) => `${issuer}/openid/${path}`
  return {
    credential_issuer: issuer,
    authorization_servers: [issuer],
    credential_endpoint: at('credential'),
    nonce_endpoint: at('nonce'),
    deferred_credential_endpoint: at('deferred-credential'),
    notification_endpoint: at('notification'),
    ...(await encryptionMembers(context)),
    ...(largest > 1 && { batch_credential_issuance: { batch_size: largest } }),
    display: [{ name: tenant.name }],
    credential_configurations_supported: supported,
    ...draft11Members(supported, configurations, context),
  }
}

/** In milliseconds. The signed document is made once in a while, so that strangers cannot keep the signing key busy. */
const KEPT = 60_000
const caching = { 'cache-control': 'public, max-age=60', vary: 'Accept' }

/** A signed document, and the members that it says. */
interface SignedMetadata {
  readonly answer: Answer
  readonly said: string
  readonly until: number
}
const lastSigned = memoizeWeak((_context: Context): { document?: SignedMetadata } => ({}))

/** The same as a JWT (OID4VCI 1.0 §12.2.3), signed by this server. */
async function signedMetadata(members: Members, context: Context): Promise<Answer> {
  const [kept, said, now] = [lastSigned(context), JSON.stringify(members), context.now()]
  if (kept.document && kept.document.said === said && kept.document.until > now) return kept.document.answer
  const alg = signingAlgs.find((name) => name === context.settings.signing_alg) ?? 'ES256'
  const claims = { ...members, iss: context.issuer, sub: context.issuer, iat: Math.floor(now / 1000) }
  const answer = withMediaType('application/jwt', await context.keys.sign(claims, 'openidvci-issuer-metadata+jwt', { alg }), caching)
  kept.document = { answer, said, until: now + KEPT }
  return answer
}

/** The metadata of the credential issuer (OID4VCI 1.0 §12.2.2), as JSON or, where the wallet prefers it, signed. */
export const issuerMetadataEndpoint = endpoint({
  method: 'GET',
  path: '/.well-known/openid-credential-issuer',
  spec: 'OID4VCI 1.0 §12.2',
  surface: 'oauth',
  cors: 'any',
  async handle({ headers }, context) {
    const members = await issuerMetadata(context)
    return /\bapplication\/jwt\b/.test(headers['accept'] ?? '') ? signedMetadata(members, context) : json(members, 200, caching)
  },
})

/** Where verifiers of SD-JWT credentials find the keys of their issuer (draft-ietf-oauth-sd-jwt-vc §5). */
export const jwtVcIssuer = endpoint({
  method: 'GET',
  path: '/.well-known/jwt-vc-issuer',
  spec: 'draft-ietf-oauth-sd-jwt-vc §5',
  surface: 'oauth',
  cors: 'any',
  handle: (_request, { issuer }) => json({ issuer, jwks_uri: `${issuer}/oauth/jwks` }, 200, { 'cache-control': 'public, max-age=300' }),
})
