import type { X509Certificate } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { apiEndpoints, operationsOn } from '#api/endpoints.ts'
import { registrationEndpoints } from '#api/registration/endpoints.ts'
import { scimEndpoints } from '#api/scim/endpoints.ts'
import { effectiveSettings } from '#configuration/effective.ts'
import { secretFiles } from '#configuration/secret-files.ts'
import type { Explanations } from '#events/explanations.ts'
import { nudgeSequencer } from '#events/sequence.ts'
import type { Names } from '#fields/kinds.ts'
import type { AnyResource } from '#fields/resource.ts'
import { authzenConfiguration } from '#gateway/authzen/metadata.ts'
import { forwardAuth } from '#gateway/forward-auth.ts'
import { certificateReader } from '#http/client-certificate.ts'
import type { Context } from '#http/context.ts'
import { type Contexts, tenantContexts } from '#http/contexts.ts'
import type { Endpoint } from '#http/endpoint.ts'
import { livez, readyz } from '#http/health.ts'
import { problem } from '#http/problem.ts'
import type { ServedRegistry } from '#http/registry.ts'
import { refusedAsJson } from '#http/render.ts'
import type { Observation } from '#http/serve.ts'
import { type TransportParts, transport } from '#http/transport.ts'
import { issuanceEndpoints } from '#issuance/all.ts'
import { anonymousWallet, preAuthorizedCode } from '#issuance/pre-authorized-code.ts'
import { signingAdapters } from '#keys/adapters.ts'
import { openKeys } from '#keys/open.ts'
import { sealedFields } from '#keys/sealed.ts'
import { withAdapters } from '#keys/with-adapters.ts'
import { type FindTexts, findTexts } from '#kit/dns-text.ts'
import type { GuardedFetch } from '#kit/fetch.ts'
import { sendMail } from '#kit/mail.ts'
import type { Vault } from '#kit/vault.ts'
import { resources } from '#model/all.ts'
import { signingAlgs } from '#model/key-pair.ts'
import type { Settings } from '#model/settings.ts'
import { DEFAULT_TENANT } from '#model/tenant.ts'
import { programs } from '#model/works-with/all.ts'
import { responseModes } from '#oauth/authorize/response-modes.ts'
import { attestJwtClientAuth } from '#oauth/client-auth/attest-jwt-client-auth.ts'
import { clientSecretBasic } from '#oauth/client-auth/client-secret-basic.ts'
import { clientSecretJwt } from '#oauth/client-auth/client-secret-jwt.ts'
import { clientSecretPost } from '#oauth/client-auth/client-secret-post.ts'
import { federatedJwt } from '#oauth/client-auth/federated-jwt.ts'
import { none } from '#oauth/client-auth/none.ts'
import { privateKeyJwt } from '#oauth/client-auth/private-key-jwt.ts'
import { selfSignedTlsClientAuth } from '#oauth/client-auth/self-signed-tls-client-auth.ts'
import { tlsClientAuth } from '#oauth/client-auth/tls-client-auth.ts'
import { type ClientAuth, type GrantType, grantName } from '#oauth/contracts.ts'
import { originAllowed } from '#oauth/cors.ts'
import { attestationChallengeEndpoint } from '#oauth/endpoints/attestation-challenge.ts'
import { authorize } from '#oauth/endpoints/authorize.ts'
import { backchannelAuthentication } from '#oauth/endpoints/backchannel-authentication.ts'
import { checkSession } from '#oauth/endpoints/check-session.ts'
import { deviceAuthorization } from '#oauth/endpoints/device-authorization.ts'
import { didDocument } from '#oauth/endpoints/did-document.ts'
import { discovery } from '#oauth/endpoints/discovery.ts'
import { endSessionEndpoint } from '#oauth/endpoints/end-session.ts'
import { introspect } from '#oauth/endpoints/introspect.ts'
import { clientJwks, jwks } from '#oauth/endpoints/jwks.ts'
import { pushedAuthorization } from '#oauth/endpoints/par.ts'
import { apiResource, protectedResource } from '#oauth/endpoints/protected-resource.ts'
import { revoke } from '#oauth/endpoints/revoke.ts'
import { ssfConfiguration } from '#oauth/endpoints/ssf-configuration.ts'
import { token } from '#oauth/endpoints/token.ts'
import { userinfo } from '#oauth/endpoints/userinfo.ts'
import { explain } from '#oauth/explanations/explain.ts'
import { agentCode } from '#oauth/grants/agent-code.ts'
import { agentCredentials } from '#oauth/grants/agent-credentials.ts'
import { authorizationCodeGrant } from '#oauth/grants/authorization-code.ts'
import { ciba } from '#oauth/grants/ciba.ts'
import { clientCredentials } from '#oauth/grants/client-credentials.ts'
import { deviceCode } from '#oauth/grants/device-code.ts'
import { jwtBearer } from '#oauth/grants/jwt-bearer.ts'
import { passwordGrant } from '#oauth/grants/password.ts'
import { refreshTokenGrant } from '#oauth/grants/refresh-token.ts'
import { tokenExchange } from '#oauth/grants/token-exchange.ts'
import { certificateProof } from '#oauth/proof/certificate.ts'
import { dpop } from '#oauth/proof/dpop.ts'
import type { ProofOfPossession } from '#oauth/proof/possession.ts'
import { describeGrant, otherGrantNames } from '#oauth/registry.ts'
import { hostedPages, pages } from '#pages/all.ts'
import { withoutAdministration } from '#pages/console-apart.ts'
import { errorPage } from '#pages/error.ts'
import { rootPage } from '#pages/root.ts'
import { webApplications } from '#pages/web-applications.ts'
import { presentationEndpoints } from '#presentation/endpoints.ts'
import { withWallets } from '#presentation/wallet-began.ts'
import type { Store } from '#store/store.ts'
import type { Tally } from '#usage/tally.ts'
import { openWork, type Work } from '#work/runner.ts'
import { jobKinds } from './jobs.ts'

/** The parts that the application is composed of; they differ between a server, a test and a command. */
export interface Parts {
  readonly store: Store
  readonly vault: Vault
  readonly settings: Settings
  /** The issuer of the default tenant. */
  readonly issuer: string
  readonly fetch: GuardedFetch
  /** In place of DNS. */
  readonly findTexts?: FindTexts
  /** The authorities whose certificates clients may show, and what they revoked; both may change while the server runs. */
  readonly clientAuthorities?: () => readonly X509Certificate[]
  readonly revocations?: Context['revocations']
  readonly log: Logger
  readonly tally: Tally
  readonly explanations: Explanations
  /** The administered resources; all declared ones by default. */
  readonly declarations?: readonly AnyResource[]
  readonly now?: () => number
  /** The name of this node among those that share the database. */
  readonly node?: string
  readonly observe?: (seen: Observation) => void
  /** The folder of the built console, with the wallet in it. */
  readonly web?: string
}

/** The composed application. A part that is not in a list here does not exist. */
export interface App {
  readonly server: FastifyInstance
  /** The same for the public listener, without the administration where that has a listener of its own. */
  readonly outer: FastifyInstance
  readonly contexts: Contexts
  readonly endpoints: readonly Endpoint[]
  readonly work: Work
}

/** The grants that are served. */
const grants: readonly GrantType[] = [
  clientCredentials,
  authorizationCodeGrant,
  agentCode,
  agentCredentials,
  refreshTokenGrant,
  passwordGrant,
  tokenExchange,
  jwtBearer,
  deviceCode,
  ciba,
  preAuthorizedCode,
]
const ways: readonly ClientAuth[] = [
  clientSecretBasic,
  clientSecretPost,
  clientSecretJwt,
  privateKeyJwt,
  federatedJwt,
  attestJwtClientAuth,
  tlsClientAuth,
  selfSignedTlsClientAuth,
  none,
  anonymousWallet,
]
/** The methods of proof of possession. */
const proofs: readonly ProofOfPossession[] = [dpop, certificateProof]

export const names: Names = {
  grants: [...grants.map(grantName), ...otherGrantNames],
  client_auth_methods: ways.flatMap((way) => way.methods),
  signing_algs: signingAlgs,
  programs: programs.flatMap(({ name, kind }) => (kind ? [name] : [])),
}

const registry: ServedRegistry = {
  grants: grants.map(describeGrant),
  grant_names: names.grants ?? [],
  client_auth_methods: names.client_auth_methods ?? [],
  response_modes: responseModes,
  signing_algs: signingAlgs,
  programs: names.programs,
}

/** All endpoints. */
function endpoints(parts: Parts): readonly Endpoint[] {
  const protocol = [
    ...withWallets(authorize),
    token({ grants, ways, proofs }),
    pushedAuthorization(ways),
    attestationChallengeEndpoint,
    deviceAuthorization(ways),
    backchannelAuthentication(ways),
    introspect(ways),
    revoke(ways),
    ...userinfo,
    ...endSessionEndpoint,
    checkSession,
    jwks,
    clientJwks,
    protectedResource,
    apiResource,
    ...didDocument,
    ...presentationEndpoints,
    ...registrationEndpoints,
    ...issuanceEndpoints,
    ...forwardAuth,
    authzenConfiguration,
    ssfConfiguration,
  ]
  const api = [...apiEndpoints(operationsOn(parts.declarations ?? resources)), ...scimEndpoints]
  const hasConsole = parts.settings['console.enabled']
  const web = parts.web ? webApplications(parts.web, hasConsole) : []
  return [...protocol, ...discovery([...protocol, ...api]), ...api, rootPage(hasConsole ? '/console' : '/account'), ...pages, ...web, livez, readyz]
}

export function compose(parts: Parts): App {
  const { store, vault, settings, fetch, log, tally, explanations, now = Date.now } = parts
  const files = secretFiles(settings['secrets.dir'], (sentence) => log.warn(sentence))
  const all = endpoints(parts)
  const replays = new Map(all.flatMap(({ path, replay }) => (replay ? [[path, replay]] : [])))
  const contexts = tenantContexts(store, (tenant): Context => {
    const db = store.in(tenant.id)
    const issuer = tenant.id === DEFAULT_TENANT ? parts.issuer : `${parts.issuer}/t/${tenant.slug}`
    const own = effectiveSettings(settings, tenant)
    const sealed = sealedFields({ tenant, vault, files })
    const keys = withAdapters(openKeys({ db, store, vault, settings: own, tally, now }), signingAdapters({ db, store, sealed, fetch }))
    return {
      tenant,
      issuer,
      settings: own,
      serverSettings: settings,
      names,
      registry,
      hosted: hostedPages,
      db,
      store,
      vault,
      keys,
      sealed,
      clientAuthorities: parts.clientAuthorities ?? (() => []),
      revocations: parts.revocations ?? (() => undefined),
      fetch,
      findTexts: parts.findTexts ?? findTexts,
      deliver: sendMail,
      tally,
      explanations,
      replayOf: (path) => replays.get(path),
      log,
      now,
    }
  })
  const common = {
    contexts,
    trustProxy: settings.trust_proxy,
    certificateOf: certificateReader(settings),
    https: parts.issuer.startsWith('https:'),
    requestTimeout: settings['http.request_timeout'],
    refuse: (refusal, surface, request, context) => {
      if (surface === 'oauth') return refusedAsJson(refusal, request.id)
      return surface === 'api' ? problem(refusal, request.id) : errorPage(refusal, request, context)
    },
    explain,
    originAllowed,
    observe: parts.observe ?? (() => {}),
    failed: (error, request) => log.error({ err: error, request_id: request.id, method: request.method, path: request.path }, 'failed'),
  } satisfies Omit<TransportParts, 'endpoints'>
  const server = transport({ ...common, endpoints: all })
  const outer = settings['console.port'] === 0 ? server : transport({ ...common, endpoints: withoutAdministration(all) })
  nudgeSequencer({ store, now, failed: (error) => log.warn({ err: error }, 'the sequencer of events was not woken; it looks every second') })
  const work = openWork<Context>({ store, log, now, node: parts.node ?? 'node', kinds: jobKinds(parts), contextOf: (id) => contexts.of(id) })
  return { server, outer, contexts, endpoints: all, work }
}
