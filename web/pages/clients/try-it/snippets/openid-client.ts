import { ALIASES, byAssertion, byCertificate, type Filling, type Language, lines, secretAs, single } from './filling.ts'

const secret = (f: Filling) => secretAs(f, single, 'process.env.CLIENT_SECRET')
const proofs: Readonly<Record<string, (f: Filling) => string>> = {
  none: () => 'client.None()',
  private_key_jwt: () => 'client.PrivateKeyJwt(privateKey)',
  tls_client_auth: () => 'client.TlsClientAuth()',
  self_signed_tls_client_auth: () => 'client.TlsClientAuth()',
  client_secret_jwt: (f) => `client.ClientSecretJwt(${secret(f)})`,
  client_secret_post: (f) => `client.ClientSecretPost(${secret(f)})`,
}
const proof = (f: Filling) => proofs[f.method]?.(f) ?? `client.ClientSecretBasic(${secret(f)})`
/** It wants to be told that plain http on loopback is meant. */
const insecure = ({ issuer }: Filling) => (issuer.startsWith('http:') ? ',\n  { execute: [client.allowInsecureRequests] }' : '')
const configured = (f: Filling) =>
  lines(
    "import * as client from 'openid-client'",
    '',
    byAssertion(f) && f.method === 'private_key_jwt' && '// privateKey: a CryptoKey, from crypto.subtle.importKey',
    byCertificate(f) && `// ${ALIASES}: set use_mtls_endpoint_aliases, and a customFetch that shows your certificate`,
    'const config = await client.discovery(',
    `  new URL(${single(f.issuer)}), ${single(f.id)}, undefined, ${proof(f)}${insecure(f)},`,
    ')',
  )
const then =
  (...parts: readonly string[]) =>
  (f: Filling) =>
    lines(configured(f), ...parts)

/** The library of the certified relying party for Node, Deno, Bun and browsers. */
export const openidClient: Language = {
  name: 'openid-client',
  texts: {
    authorization_code: (f) =>
      lines(
        configured(f),
        'const pkceCodeVerifier = client.randomPKCECodeVerifier()',
        'const expectedState = client.randomState()',
        'const url = client.buildAuthorizationUrl(config, {',
        `  redirect_uri: ${single(f.redirect)},`,
        `  scope: ${single(f.scope)},`,
        '  state: expectedState,',
        '  code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),',
        "  code_challenge_method: 'S256',",
        '})',
        '// send the person to `url`; then, at the redirect URI, with the address they came back to:',
        'const tokens = await client.authorizationCodeGrant(config, new URL(address), { pkceCodeVerifier, expectedState })',
      ),
    client_credentials: (f) => then(`const tokens = await client.clientCredentialsGrant(config, { scope: ${single(f.scope)} })`)(f),
    refresh_token: then('const tokens = await client.refreshTokenGrant(config, refreshToken)'),
    password: (f) => then(`const tokens = await client.genericGrantRequest(config, 'password', { username, password, scope: ${single(f.scope)} })`)(f),
    implicit: (f) =>
      lines(
        configured(f),
        'client.useIdTokenResponseType(config)',
        'const [nonce, expectedState] = [client.randomNonce(), client.randomState()]',
        `const url = client.buildAuthorizationUrl(config, { redirect_uri: ${single(f.redirect)}, scope: ${single(f.scope)}, nonce, state: expectedState })`,
        '// send the person to `url`; then, at the redirect URI, with the whole address and its fragment:',
        'const claims = await client.implicitAuthentication(config, new URL(address), nonce, { expectedState })',
      ),
    introspect: then('const { active } = await client.tokenIntrospection(config, token)'),
    revoke: then('await client.tokenRevocation(config, token)'),
  },
}
