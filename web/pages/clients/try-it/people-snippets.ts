import { insecure } from './machine-snippets.ts'
import type { Filling, Snippet } from './snippet-texts.ts'

const go = ({ issuer, id, secret, confidential, scope, redirect }: Filling) => `provider, err := oidc.NewProvider(ctx, "${issuer}")
config := oauth2.Config{
	ClientID:     "${id}",${confidential ? `\n\tClientSecret: "${secret}",` : ''}
	RedirectURL:  "${redirect}",
	Endpoint:     provider.Endpoint(),
	Scopes:       strings.Fields("${scope}"),
}
verifier := oauth2.GenerateVerifier()
url := config.AuthCodeURL(state, oauth2.S256ChallengeOption(verifier))
// … at the redirect URI:
token, err := config.Exchange(ctx, code, oauth2.VerifierOption(verifier))`

/** Signing people in with the authorization code and PKCE (RFC 7636), in the languages people use. */
export const forPeople = (f: Filling): readonly Snippet[] => [
  {
    name: 'curl',
    text: `# 1. open in a browser, with a challenge of your own
verifier=$(openssl rand -base64 48 | tr -d '=+/\\n' | cut -c1-64)
challenge=$(printf %s "$verifier" | openssl dgst -sha256 -binary | base64 | tr '+/' '-_' | tr -d '=')
echo "${f.issuer}/oauth/authorize?response_type=code&client_id=${f.id}&redirect_uri=${encodeURIComponent(f.redirect)}&scope=${encodeURIComponent(f.scope)}&state=xyz&code_challenge=$challenge&code_challenge_method=S256"

# 2. exchange the code that came back
curl ${f.confidential ? `-u '${f.id}:${f.secret}' ` : `-d client_id=${f.id} `}-d grant_type=authorization_code -d code=$CODE \\
  --data-urlencode 'redirect_uri=${f.redirect}' -d code_verifier=$verifier \\
  ${f.issuer}/oauth/token`,
  },
  {
    name: 'openid-client',
    text: `import * as client from 'openid-client'

const config = await client.discovery(
  new URL('${f.issuer}'), '${f.id}', ${f.confidential ? `undefined, client.ClientSecretBasic('${f.secret}')` : 'undefined, client.None()'}${insecure(f.issuer)},
)
const code_verifier = client.randomPKCECodeVerifier()
const url = client.buildAuthorizationUrl(config, {
  redirect_uri: '${f.redirect}',
  scope: '${f.scope}',
  code_challenge: await client.calculatePKCECodeChallenge(code_verifier),
  code_challenge_method: 'S256',
})
// send the person to \`url\`; then, at the redirect URI:
const tokens = await client.authorizationCodeGrant(config, new URL(request.url), { pkceCodeVerifier: code_verifier })`,
  },
  {
    name: 'oauth4webapi',
    text: `import * as oauth from 'oauth4webapi'

const issuer = new URL('${f.issuer}')
const as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer))
const client = { client_id: '${f.id}' }
const verifier = oauth.generateRandomCodeVerifier()
// … at the redirect URI:
const params = oauth.validateAuthResponse(as, client, new URL(location.href), state)
const response = await oauth.authorizationCodeGrantRequest(
  as, client, ${f.confidential ? `oauth.ClientSecretBasic('${f.secret}')` : 'oauth.None()'}, params, '${f.redirect}', verifier,
)
const tokens = await oauth.processAuthorizationCodeResponse(as, client, response)`,
  },
  {
    name: 'Spring',
    text: `spring:
  security:
    oauth2:
      client:
        registration:
          gatehouse:
            client-id: ${f.id}${f.confidential ? `\n            client-secret: ${f.secret}` : '\n            client-authentication-method: none'}
            scope: ${f.scope.split(' ').join(',')}
            redirect-uri: "${f.redirect}"
        provider:
          gatehouse:
            issuer-uri: ${f.issuer}`,
  },
  {
    name: 'ASP.NET',
    text: `builder.Services.AddAuthentication().AddCookie().AddOpenIdConnect(options => {
  options.Authority = "${f.issuer}";
  options.ClientId = "${f.id}";${f.confidential ? `\n  options.ClientSecret = "${f.secret}";` : ''}
  options.ResponseType = "code";
  options.UsePkce = true;
});`,
  },
  {
    name: 'Python',
    text: `from authlib.integrations.flask_client import OAuth

oauth = OAuth(app)
oauth.register("gatehouse",
    client_id="${f.id}",${f.confidential ? `\n    client_secret="${f.secret}",` : ''}
    server_metadata_url="${f.issuer}/.well-known/openid-configuration",
    client_kwargs={"scope": "${f.scope}", "code_challenge_method": "S256"})`,
  },
  { name: 'Go', text: go(f) },
]
