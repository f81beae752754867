import { ALIASES, byAssertion, byCertificate, double, type Filling, type Language, lines, secretAs } from './filling.ts'

const jwtClasses: Readonly<Record<string, string>> = { private_key_jwt: 'PrivateKeyJWT', client_secret_jwt: 'ClientSecretJWT' }
/** Left alone it makes assertions that live an hour, and the same one twice; this server takes five minutes at most, and each once. */
const assertion = (f: Filling) =>
  byAssertion(f) &&
  lines(
    `class Assertion(${jwtClasses[f.method]}):`,
    '    def sign(self, auth, token_endpoint):',
    '        self.claims = {"exp": int(time.time()) + 60}',
    '        return super().sign(auth, token_endpoint)',
    '',
  )
const usesSecret = (f: Filling) => f.method.startsWith('client_secret_')
const session = (f: Filling, scoped: boolean, ...more: readonly string[]) => {
  const given = [
    double(f.id),
    f.method === 'private_key_jwt' && 'private_key',
    usesSecret(f) && secretAs(f, double, 'os.environ["CLIENT_SECRET"]'),
    `token_endpoint_auth_method="${byCertificate(f) ? 'none' : f.method}"`,
    scoped && f.scope !== '' && `scope=${double(f.scope)}`,
    ...more,
  ]
  return lines(
    f.secret === undefined && usesSecret(f) && 'import os',
    byAssertion(f) && 'import time',
    'from authlib.integrations.requests_client import OAuth2Session',
    byAssertion(f) && `from authlib.oauth2.rfc7523 import ${jwtClasses[f.method]}`,
    '',
    assertion(f),
    `session = OAuth2Session(${given.filter(Boolean).join(', ')})`,
    byCertificate(f) && `session.cert = ("client.pem", "client-key.pem")  # ${ALIASES}`,
    byAssertion(f) && `session.register_client_auth_method(Assertion(${double(f.issuer)}))`,
  )
}
const fetched = (f: Filling, grant: string, more = '') => `token = session.fetch_token("${f.issuer}/oauth/token", grant_type="${grant}"${more})`

/** Authlib for Python, upon requests. */
export const authlib: Language = {
  name: 'Python',
  texts: {
    authorization_code: (f) =>
      lines(
        'from authlib.common.security import generate_token',
        session(f, true, `redirect_uri=${double(f.redirect)}`, 'code_challenge_method="S256"'),
        'verifier = generate_token(48)',
        `url, state = session.create_authorization_url("${f.issuer}/oauth/authorize", code_verifier=verifier)`,
        '# send the person to url; then, at the redirect URI, with the address they came back to:',
        `token = session.fetch_token("${f.issuer}/oauth/token", authorization_response=address, state=state, code_verifier=verifier)`,
      ),
    client_credentials: (f) => lines(session(f, true), fetched(f, 'client_credentials')),
    refresh_token: (f) => lines(session(f, false), `token = session.refresh_token("${f.issuer}/oauth/token", refresh_token=refresh_token)`),
    password: (f) => lines(session(f, true), fetched(f, 'password', ', username=username, password=password')),
    implicit: (f) =>
      lines(
        'from authlib.common.security import generate_token',
        session({ ...f, method: 'none' }, true, `redirect_uri=${double(f.redirect)}`),
        'nonce = generate_token()',
        `url, state = session.create_authorization_url("${f.issuer}/oauth/authorize", response_type="id_token token", nonce=nonce)`,
        '# send the person to url; then, at the redirect URI, with the whole address and its fragment:',
        'token = session.token_from_fragment(address, state)',
      ),
    introspect: (f) => lines(session(f, false), `answer = session.introspect_token("${f.issuer}/oauth/introspect", token=token).json()`),
    revoke: (f) => lines(session(f, false), `session.revoke_token("${f.issuer}/oauth/revoke", token=token)`),
  },
}
