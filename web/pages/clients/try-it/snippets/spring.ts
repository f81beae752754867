import { ALIASES, ASSERTION_TYPE, byAssertion, byCertificate, double, type Filling, type Language, lines, namesItself, secretAs } from './filling.ts'

const indented = (depth: number, text: string) => `${'  '.repeat(depth)}${text}`
/** Spring reads the environment where a property names it so. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: it is Spring that fills it in
const property = (f: Filling) => secretAs(f, double, '"${CLIENT_SECRET}"')
const secret = (f: Filling) => f.method.startsWith('client_secret_') && indented(6, `client-secret: ${property(f)}`)

/** The properties of a registration; Spring Boot makes the rest. */
const registration = (f: Filling, ...more: readonly (string | false)[]) =>
  lines(
    f.method === 'private_key_jwt' && '# private_key_jwt: give the token client a NimbusJwtClientAuthenticationParametersConverter that finds your key,',
    f.method === 'private_key_jwt' && `# with a customizer that says aud: ${f.issuer}`,
    byCertificate(f) && `# give the token client a RestClient with your certificate (an SSL bundle); ${ALIASES}`,
    'spring:',
    indented(1, 'security:'),
    indented(2, 'oauth2:'),
    indented(3, 'client:'),
    indented(4, 'registration:'),
    indented(5, 'gatehouse:'),
    indented(6, `client-id: ${double(f.id)}`),
    secret(f),
    indented(6, `client-authentication-method: ${f.method}`),
    ...more.map((line) => line && indented(6, line)),
    f.scope !== '' && indented(6, `scope: ${double(f.scope.split(' ').join(','))}`),
    indented(4, 'provider:'),
    indented(5, 'gatehouse:'),
    indented(6, `issuer-uri: ${f.issuer}`),
  )

/**
 * Spring takes whatever comes back to /login/oauth2/code/…, and proves the code with PKCE (RFC 7636) for public clients only, up to version 6:
 * both are said here, for a client is held to PKCE unless somebody switched it off.
 */
const signIn = ({ redirect }: Filling) =>
  lines(
    '// and in a class with @Configuration:',
    '@Bean',
    'SecurityFilterChain signIn(HttpSecurity http, ClientRegistrationRepository clients) throws Exception {',
    '  var requests = new DefaultOAuth2AuthorizationRequestResolver(clients, "/oauth2/authorization");',
    '  requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());',
    '  return http.authorizeHttpRequests(all -> all.anyRequest().authenticated())',
    '      .oauth2Login(login -> login',
    '          .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(requests))',
    `          .loginProcessingUrl(${double(pathOf(redirect))}))`,
    '      .build();',
    '}',
  )
const pathOf = (redirect: string): string => (URL.canParse(redirect) ? new URL(redirect).pathname : '/login/oauth2/code/*')

/** A form as a client would post it, where Spring Security has no part that does. */
const post = (f: Filling, path: string, form: Readonly<Record<string, string>>, answer: string) =>
  lines(
    'var form = new LinkedMultiValueMap<String, String>();',
    ...Object.entries(form).map(([name, value]) => `form.add("${name}", ${value});`),
    ...(byAssertion(f) ? [`form.add("client_assertion_type", "${ASSERTION_TYPE}");`, 'form.add("client_assertion", assertion);'] : []),
    namesItself(f) && `form.add("client_id", ${double(f.id)});`,
    f.method === 'client_secret_post' && `form.add("client_secret", ${secretAs(f, double, 'System.getenv("CLIENT_SECRET")')});`,
    `var response = RestClient.create().post().uri("${f.issuer}${path}")`,
    f.method === 'client_secret_basic' &&
      `    .headers(headers -> headers.setBasicAuth(${double(f.id)}, ${secretAs(f, double, 'System.getenv("CLIENT_SECRET")')}))`,
    `    .contentType(MediaType.APPLICATION_FORM_URLENCODED).body(form).retrieve()${answer}`,
  )
const json = '.body(JsonNode.class);'

const byCode = (f: Filling) =>
  lines('# application.yml', registration(f, 'authorization-grant-type: authorization_code', `redirect-uri: ${double(f.redirect)}`), '', signIn(f))

/** Spring Boot and Spring Security. */
export const spring: Language = {
  name: 'Spring',
  texts: {
    authorization_code: byCode,
    client_credentials: (f) => registration(f, 'authorization-grant-type: client_credentials'),
    refresh_token: (f) =>
      lines(
        '// Spring refreshes by itself before a token expires, when you get it from the manager:',
        'var authorized = authorizedClientManager.authorize(',
        '    OAuth2AuthorizeRequest.withClientRegistrationId("gatehouse").principal(authentication).build());',
        'var token = authorized.getAccessToken().getTokenValue();',
        '',
        '// or by hand, with a refresh token that you keep:',
        post(f, '/oauth/token', { grant_type: '"refresh_token"', refresh_token: 'refreshToken' }, json),
      ),
    password: (f) =>
      lines(
        '// Spring Security has dropped this grant; a plain request does it.',
        post(f, '/oauth/token', { grant_type: '"password"', username: 'username', password: 'password', scope: double(f.scope) }, json),
      ),
    implicit: (f) => lines('# Spring Security has no implicit or hybrid flow. It signs people in with the authorization code:', byCode(f)),
    introspect: (f) =>
      f.method === 'client_secret_basic'
        ? lines(
            'spring:',
            indented(1, 'security:'),
            indented(2, 'oauth2:'),
            indented(3, 'resourceserver:'),
            indented(4, 'opaquetoken:'),
            indented(5, `introspection-uri: ${f.issuer}/oauth/introspect`),
            indented(5, `client-id: ${double(f.id)}`),
            indented(5, `client-secret: ${property(f)}`),
          )
        : post(f, '/oauth/introspect', { token: 'token' }, json),
    revoke: (f) => post(f, '/oauth/revoke', { token: 'token' }, '.toBodilessEntity();'),
  },
}
