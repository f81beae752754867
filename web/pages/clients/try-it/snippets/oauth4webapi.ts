import { ALIASES, byCertificate, type Filling, type Language, lines, secretAs, single } from './filling.ts'

const secret = (f: Filling) => secretAs(f, single, 'process.env.CLIENT_SECRET')
const proofs: Readonly<Record<string, (f: Filling) => string>> = {
  none: () => 'oauth.None()',
  private_key_jwt: () => 'oauth.PrivateKeyJwt(privateKey)',
  tls_client_auth: () => 'oauth.TlsClientAuth()',
  self_signed_tls_client_auth: () => 'oauth.TlsClientAuth()',
  client_secret_jwt: (f) => `oauth.ClientSecretJwt(${secret(f)})`,
  client_secret_post: (f) => `oauth.ClientSecretPost(${secret(f)})`,
}
const proof = (f: Filling) => proofs[f.method]?.(f) ?? `oauth.ClientSecretBasic(${secret(f)})`
const isPlain = ({ issuer }: Filling) => issuer.startsWith('http:')
/** It wants to be told at each request that plain http on loopback is meant. */
const also = (f: Filling) => (isPlain(f) ? ', { [oauth.allowInsecureRequests]: true }' : '')
const configured = (f: Filling) =>
  lines(
    "import * as oauth from 'oauth4webapi'",
    '',
    `const issuer = new URL(${single(f.issuer)})`,
    `const as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer${also(f)}))`,
    `const client = { client_id: ${single(f.id)} }`,
    f.method === 'private_key_jwt' && '// privateKey: a CryptoKey, from crypto.subtle.importKey',
    byCertificate(f) && `// ${ALIASES}: set use_mtls_endpoint_aliases of the client, and a customFetch that shows your certificate`,
    `const proof = ${proof(f)}`,
  )
const parameters = ({ scope }: Filling, more = '') => `new URLSearchParams({ ${[more, scope && `scope: ${single(scope)}`].filter(Boolean).join(', ')} })`
const redeem = (f: Filling, more = '') =>
  lines(
    `const response = await oauth.authorizationCodeGrantRequest(as, client, proof, params, ${single(f.redirect)}, verifier${also(f)})`,
    `const tokens = await oauth.processAuthorizationCodeResponse(as, client, response${more})`,
  )
const asked = (f: Filling, query: string) =>
  lines(
    'const [verifier, state, nonce] = [oauth.generateRandomCodeVerifier(), oauth.generateRandomState(), oauth.generateRandomNonce()]',
    'const url = new URL(as.authorization_endpoint)',
    'url.search = new URLSearchParams({',
    `  client_id: client.client_id, redirect_uri: ${single(f.redirect)}, scope: ${single(f.scope)}, ${query},`,
    "  code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',",
    '})',
  )

/** The low-level library for any JavaScript runtime. */
export const oauth4webapi: Language = {
  name: 'oauth4webapi',
  texts: {
    authorization_code: (f) =>
      lines(
        configured(f),
        asked(f, "response_type: 'code', state"),
        '// send the person to `url`; then, at the redirect URI, with the address they came back to:',
        'const params = oauth.validateAuthResponse(as, client, new URL(address), state)',
        redeem(f),
      ),
    client_credentials: (f) =>
      lines(
        configured(f),
        `const response = await oauth.clientCredentialsGrantRequest(as, client, proof, ${parameters(f)}${also(f)})`,
        'const tokens = await oauth.processClientCredentialsResponse(as, client, response)',
      ),
    refresh_token: (f) =>
      lines(
        configured(f),
        `const response = await oauth.refreshTokenGrantRequest(as, client, proof, refreshToken${also(f)})`,
        'const tokens = await oauth.processRefreshTokenResponse(as, client, response)',
      ),
    password: (f) =>
      lines(
        configured(f),
        `const response = await oauth.genericTokenEndpointRequest(as, client, proof, 'password', ${parameters(f, 'username, password')}${also(f)})`,
        'const tokens = await oauth.processGenericTokenEndpointResponse(as, client, response)',
      ),
    implicit: (f) =>
      lines(
        '// It speaks the hybrid flow only: an ID token that vouches for the code beside it. No access token passes through the browser.',
        configured(f),
        asked(f, "response_type: 'code id_token', state, nonce"),
        '// send the person to `url`; then, at the redirect URI, with the whole address and its fragment:',
        `const params = await oauth.validateCodeIdTokenResponse(as, client, new URL(address), nonce, state${isPlain(f) ? `, undefined${also(f)}` : ''})`,
        redeem(f, ', { expectedNonce: nonce }'),
      ),
    introspect: (f) =>
      lines(
        configured(f),
        `const response = await oauth.introspectionRequest(as, client, proof, token${also(f)})`,
        'const { active } = await oauth.processIntrospectionResponse(as, client, response)',
      ),
    revoke: (f) => lines(configured(f), `await oauth.processRevocationResponse(await oauth.revocationRequest(as, client, proof, token${also(f)}))`),
  },
}
