import type { Filling, Snippet } from './snippet-texts.ts'

/** A token for the client itself (RFC 6749 §4.4), in the languages people use. */
export const forMachines = ({ issuer, id, secret, scope }: Filling): readonly Snippet[] => [
  {
    name: 'curl',
    text: `curl -u '${id}:${secret}' \\
  -d grant_type=client_credentials${scope ? ` \\\n  --data-urlencode 'scope=${scope}'` : ''} \\
  ${issuer}/oauth/token`,
  },
  {
    name: 'openid-client',
    text: `import * as client from 'openid-client'

const config = await client.discovery(
  new URL('${issuer}'), '${id}', undefined, client.ClientSecretBasic('${secret}')${insecure(issuer)},
)
const tokens = await client.clientCredentialsGrant(config, { scope: '${scope}' })
console.log(tokens.access_token)`,
  },
  {
    name: 'oauth4webapi',
    text: `import * as oauth from 'oauth4webapi'

const issuer = new URL('${issuer}')
const as = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer))
const client = { client_id: '${id}' }
const response = await oauth.clientCredentialsGrantRequest(
  as, client, oauth.ClientSecretBasic('${secret}'), new URLSearchParams({ scope: '${scope}' }),
)
const tokens = await oauth.processClientCredentialsResponse(as, client, response)`,
  },
  {
    name: 'Spring',
    text: `spring:
  security:
    oauth2:
      client:
        registration:
          gatehouse:
            client-id: ${id}
            client-secret: ${secret}
            authorization-grant-type: client_credentials
            scope: ${scope.split(' ').join(',')}
        provider:
          gatehouse:
            issuer-uri: ${issuer}`,
  },
  {
    name: 'ASP.NET',
    text: `var response = await http.PostAsync("${issuer}/oauth/token", new FormUrlEncodedContent(new Dictionary<string, string> {
  ["grant_type"] = "client_credentials",
  ["client_id"] = "${id}",
  ["client_secret"] = "${secret}",
  ["scope"] = "${scope}",
}));
var token = await response.Content.ReadFromJsonAsync<JsonElement>();`,
  },
  {
    name: 'Python',
    text: `from authlib.integrations.requests_client import OAuth2Session

session = OAuth2Session("${id}", "${secret}", scope="${scope}")
token = session.fetch_token("${issuer}/oauth/token", grant_type="client_credentials")`,
  },
  {
    name: 'Go',
    text: `config := clientcredentials.Config{
	ClientID:     "${id}",
	ClientSecret: "${secret}",
	TokenURL:     "${issuer}/oauth/token",
	Scopes:       strings.Fields("${scope}"),
}
http := config.Client(context.Background()) // gets and renews tokens by itself`,
  },
]

/** openid-client wants to be told that plain http on loopback is meant. */
export const insecure = (issuer: string): string => (issuer.startsWith('http:') ? ',\n  { execute: [client.allowInsecureRequests] }' : '')
