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

const secret = (f: Filling) => secretAs(f, double, 'Environment.GetEnvironmentVariable("CLIENT_SECRET")!')
const usesHeader = ({ method }: Filling) => method === 'client_secret_basic'
const post = (f: Filling, path: string, form: Readonly<Record<string, string>>) =>
  lines(
    byCertificate(f) && `// http: an HttpClient whose HttpClientHandler.ClientCertificates holds yours; ${ALIASES}`,
    `var request = new HttpRequestMessage(HttpMethod.Post, "${f.issuer}${path}") {`,
    '  Content = new FormUrlEncodedContent(new Dictionary<string, string> {',
    ...Object.entries(form).map(([name, value]) => `    ["${name}"] = ${value},`),
    ...(byAssertion(f) ? [`    ["client_assertion_type"] = "${ASSERTION_TYPE}",`, '    ["client_assertion"] = assertion,'] : []),
    namesItself(f) && `    ["client_id"] = ${double(f.id)},`,
    f.method === 'client_secret_post' && `    ["client_secret"] = ${secret(f)},`,
    '  }),',
    '};',
    usesHeader(f) &&
      lines(
        `var secret = $"{Uri.EscapeDataString(${double(f.id)})}:{Uri.EscapeDataString(${secret(f)})}";`,
        'request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)));',
      ),
    'var response = await http.SendAsync(request);',
  )
const read = 'var answer = await response.Content.ReadFromJsonAsync<JsonElement>();'
const signIn = (f: Filling, type: string, ...more: readonly (string | false)[]) =>
  lines(
    'builder.Services.AddAuthentication().AddCookie().AddOpenIdConnect(options => {',
    `  options.Authority = "${f.issuer}";`,
    f.issuer.startsWith('http:') && '  options.RequireHttpsMetadata = false;',
    `  options.ClientId = ${double(f.id)};`,
    sendsSecret(f) && `  options.ClientSecret = ${secret(f)};`,
    byCertificate(f) && `  options.Backchannel = http; // shows your certificate; ${ALIASES}`,
    `  options.ResponseType = "${type}";`,
    `  options.CallbackPath = ${double(pathOf(f.redirect))};`,
    '  options.Scope.Clear();',
    `  foreach (var scope in ${double(f.scope)}.Split(' ')) options.Scope.Add(scope);`,
    ...more,
    '});',
  )
const pathOf = (address: string) => (URL.canParse(address) ? new URL(address).pathname : '/signin-oidc')

/** ASP.NET Core. */
export const aspnet: Language = {
  name: 'ASP.NET',
  texts: {
    authorization_code: (f) => signIn(f, 'code', '  options.UsePkce = true;', byAssertion(f) && '  // set ClientAssertion in OnAuthorizationCodeReceived'),
    client_credentials: (f) => lines(post(f, '/oauth/token', { grant_type: '"client_credentials"', scope: double(f.scope) }), read),
    refresh_token: (f) => lines(post(f, '/oauth/token', { grant_type: '"refresh_token"', refresh_token: 'refreshToken' }), read),
    password: (f) => lines(post(f, '/oauth/token', { grant_type: '"password"', username: 'username', password: 'password', scope: double(f.scope) }), read),
    implicit: (f) => signIn(f, 'id_token', '  options.ResponseMode = "form_post";'),
    introspect: (f) => lines(post(f, '/oauth/introspect', { token: 'token' }), read),
    revoke: (f) => lines(post(f, '/oauth/revoke', { token: 'token' }), 'response.EnsureSuccessStatusCode();'),
  },
}
