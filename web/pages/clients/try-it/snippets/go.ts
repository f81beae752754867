import {
  ALIASES,
  ASSERTION_TYPE,
  byAssertion,
  byCertificate,
  double,
  type Filling,
  type Language,
  lines,
  namesItself,
  secretAs,
  sendsSecret,
} from './filling.ts'

const secret = (f: Filling) => secretAs(f, double, 'os.Getenv("CLIENT_SECRET")')
const style = ({ method }: Filling) => (method === 'client_secret_basic' ? 'oauth2.AuthStyleInHeader' : 'oauth2.AuthStyleInParams')
const shown = (f: Filling) => byCertificate(f) && `// ctx: give its http.Client (oauth2.HTTPClient) a tls.Config with your certificate; ${ALIASES}`
const config = (f: Filling) =>
  lines(
    shown(f),
    'config := oauth2.Config{',
    `\tClientID:     ${double(f.id)},`,
    sendsSecret(f) && `\tClientSecret: ${secret(f)},`,
    `\tRedirectURL:  ${double(f.redirect)},`,
    `\tEndpoint:     oauth2.Endpoint{AuthURL: "${f.issuer}/oauth/authorize", TokenURL: "${f.issuer}/oauth/token", AuthStyle: ${style(f)}},`,
    `\tScopes:       strings.Fields(${double(f.scope)}),`,
    '}',
  )
/** The code that a signing client adds to an exchange. */
const asserted = (f: Filling) =>
  byAssertion(f) ? `,\n\toauth2.SetAuthURLParam("client_assertion_type", "${ASSERTION_TYPE}"), oauth2.SetAuthURLParam("client_assertion", assertion)` : ''
const form = (f: Filling, values: Readonly<Record<string, string>>) => {
  const all = {
    ...values,
    ...(byAssertion(f) ? { client_assertion_type: double(ASSERTION_TYPE), client_assertion: 'assertion' } : {}),
    ...(namesItself(f) ? { client_id: double(f.id) } : {}),
    ...(f.method === 'client_secret_post' ? { client_secret: secret(f) } : {}),
  }
  return `url.Values{${Object.entries(all)
    .map(([name, value]) => `"${name}": {${value}}`)
    .join(', ')}}`
}
const post = (f: Filling, path: string, values: Readonly<Record<string, string>>) =>
  lines(
    `form := ${form(f, values)}`,
    `request, err := http.NewRequestWithContext(ctx, "POST", "${f.issuer}${path}", strings.NewReader(form.Encode()))`,
    'request.Header.Set("Content-Type", "application/x-www-form-urlencoded")',
    f.method === 'client_secret_basic' && `request.SetBasicAuth(url.QueryEscape(${double(f.id)}), url.QueryEscape(${secret(f)}))`,
    'response, err := http.DefaultClient.Do(request)',
  )

/** golang.org/x/oauth2. */
export const go: Language = {
  name: 'Go',
  texts: {
    authorization_code: (f) =>
      lines(
        config(f),
        'verifier := oauth2.GenerateVerifier()',
        'address := config.AuthCodeURL(state, oauth2.S256ChallengeOption(verifier))',
        '// send the person to address; then, at the redirect URI:',
        `token, err := config.Exchange(ctx, code, oauth2.VerifierOption(verifier)${asserted(f)})`,
      ),
    client_credentials: (f) =>
      lines(
        shown(f),
        'config := clientcredentials.Config{',
        `\tClientID:     ${double(f.id)},`,
        sendsSecret(f) && `\tClientSecret: ${secret(f)},`,
        `\tTokenURL:     "${f.issuer}/oauth/token",`,
        `\tAuthStyle:    ${style(f)},`,
        f.scope !== '' && `\tScopes:       strings.Fields(${double(f.scope)}),`,
        byAssertion(f) && `\tEndpointParams: url.Values{"client_assertion_type": {"${ASSERTION_TYPE}"}, "client_assertion": {assertion}},`,
        '}',
        'client := config.Client(ctx) // an http.Client that gets and renews tokens by itself',
      ),
    refresh_token: (f) =>
      byAssertion(f)
        ? post(f, '/oauth/token', { grant_type: '"refresh_token"', refresh_token: 'refreshToken' })
        : lines(config(f), 'token, err := config.TokenSource(ctx, &oauth2.Token{RefreshToken: refreshToken}).Token()'),
    password: (f) =>
      byAssertion(f)
        ? post(f, '/oauth/token', { grant_type: '"password"', username: 'username', password: 'password' })
        : lines(config(f), 'token, err := config.PasswordCredentialsToken(ctx, username, password)'),
    implicit: (f) =>
      lines(
        '// A server receives the hybrid flow as a form: an ID token that vouches for the code beside it.',
        config(f),
        'verifier := oauth2.GenerateVerifier()',
        'address := config.AuthCodeURL(state, oauth2.S256ChallengeOption(verifier), oauth2.SetAuthURLParam("nonce", nonce),',
        '\toauth2.SetAuthURLParam("response_type", "code id_token"), oauth2.SetAuthURLParam("response_mode", "form_post"))',
        '// send the person to address; then, at the redirect URI, check id_token with go-oidc and exchange the code:',
        `token, err := config.Exchange(ctx, code, oauth2.VerifierOption(verifier)${asserted(f)})`,
      ),
    introspect: (f) => post(f, '/oauth/introspect', { token: 'token' }),
    revoke: (f) => post(f, '/oauth/revoke', { token: 'token' }),
  },
}
