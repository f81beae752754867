/** The places that the configuration of a proxy names. */
export interface FrontedApi {
  /** The identifier of the API: the absolute URL at which its clients call it. */
  readonly identifier: string
  /** Host and port at which the proxy reaches this server. */
  readonly server: string
  /** Host and port at which the proxy reaches the API. */
  readonly backend: string
  /** The path of the tenant below the root of the server: empty, or `/t/{slug}`. */
  readonly base: string
}

/** A kind of proxy that can ask this server, and the configuration that makes it do so. */
export interface ProxyConfiguration {
  readonly name: string
  readonly title: string
  /** The name of the file, as the guide shows it. */
  readonly file: string
  readonly text: (api: FrontedApi) => string
}

/** The headers that tell the API who calls. */
const identityHeaders = ['Type', 'Subject', 'Client', 'Username', 'Scope', 'Issuer'].map((name) => `X-Auth-${name}`)
/** The headers by which a certificate might come: the proxy removes them, because anybody can write them. */
const certificateHeaders = ['Client-Cert', 'X-SSL-Client-Cert', 'X-Forwarded-Tls-Client-Cert']

const variableOf = (header: string): string => header.slice(2).toLowerCase().replaceAll('-', '_')
const each = (names: readonly string[], line: (name: string) => string): string => names.map(line).join('\n')

const nginxConfiguration = ({ identifier, server, backend, base }: FrontedApi): string => `upstream gatehouse {
  server ${server};
  keepalive 32;
}
server {
  listen 8443;
  server_name ${new URL(identifier).hostname};

  location / {
    auth_request /gatehouse;
${each(identityHeaders, (name) => `    auth_request_set $${variableOf(name)} $upstream_http_x_${variableOf(name)};`)}
    auth_request_set $dpop_nonce $upstream_http_dpop_nonce;
    add_header DPoP-Nonce $dpop_nonce always;

${each(identityHeaders, (name) => `    proxy_set_header ${name} $${variableOf(name)};`)}
    proxy_set_header Authorization "";
    proxy_pass http://${backend};
  }

  location = /gatehouse {
    internal;
    proxy_pass http://gatehouse${base}/forward-auth/nginx?resource=${identifier};
    proxy_pass_request_body off;
    proxy_set_header Content-Length "";
    proxy_set_header X-Original-Method $request_method;
    proxy_set_header X-Original-URL ${new URL(identifier).origin}$request_uri;
    proxy_set_header X-SSL-Client-Cert $ssl_client_escaped_cert;
    proxy_set_header Client-Cert "";
    proxy_set_header X-Forwarded-Tls-Client-Cert "";
    proxy_http_version 1.1;
    proxy_set_header Connection "";
  }
}
`

const traefik = ({ identifier, server, base }: FrontedApi): string => `http:
  middlewares:
    gatehouse:
      forwardAuth:
        address: "http://${server}${base}/forward-auth?resource=${identifier}"
        authResponseHeaders:
${each(identityHeaders, (name) => `          - ${name}`)}
    no-certificate:
      headers:
        customRequestHeaders:
${each(certificateHeaders, (name) => `          ${name}: ""`)}
  routers:
    orders:
      rule: Host(\`${new URL(identifier).hostname}\`)
      middlewares: [no-certificate, gatehouse]
      service: orders
`

const caddy = ({ identifier, server, backend, base }: FrontedApi): string => `${new URL(identifier).host} {
  route {
    request_header -X-Auth-*
${each(certificateHeaders, (name) => `    request_header -${name}`)}
    forward_auth ${server} {
      uri ${base}/forward-auth?resource=${identifier}
      copy_headers ${identityHeaders.join(' ')}
    }
    reverse_proxy ${backend}
  }
}
`

const envoy = ({ server, base }: FrontedApi): string => `http_filters:
  - name: envoy.filters.http.ext_authz
    typed_config:
      "@type": type.googleapis.com/envoy.extensions.filters.http.ext_authz.v3.ExtAuthz
      transport_api_version: V3
      http_service:
        server_uri: { uri: "http://${server}", cluster: gatehouse, timeout: 1s }
        path_prefix: ${base}/forward-auth/envoy
        authorization_request:
          allowed_headers:
            patterns: [{ exact: authorization }, { exact: dpop }, { exact: x-forwarded-proto }]
        authorization_response:
          allowed_upstream_headers: { patterns: [{ prefix: x-auth- }] }
          allowed_client_headers: { patterns: [{ exact: www-authenticate }, { exact: dpop-nonce }] }
`

/** The proxies whose configuration is known here. The guide of forward authentication shows the same texts. */
export const proxyConfigurations: readonly ProxyConfiguration[] = [
  { name: 'nginx', title: 'nginx', file: 'nginx.conf', text: nginxConfiguration },
  { name: 'traefik', title: 'Traefik', file: 'traefik.yaml', text: traefik },
  { name: 'caddy', title: 'Caddy', file: 'Caddyfile', text: caddy },
  { name: 'envoy', title: 'Envoy', file: 'envoy.yaml', text: envoy },
]

/**
 * True for an API that is called at its identifier, so that a proxy can stand in front of it. An identifier with characters that mean something to a
 * configuration is shown in none: who copies it would run what another administrator wrote into the name.
 */
export const isFrontable = (identifier: string): boolean => /^https?:\/\/[\w.:/~%[\]-]+$/.test(identifier) && URL.canParse(identifier)

/** The doors of this server that another API can be put behind, by their paths below the tenant. */
export const accessDoors = [
  { name: 'forwarded', path: '/forward-auth' },
  { name: 'nginx', path: '/forward-auth/nginx' },
  { name: 'envoy', path: '/forward-auth/envoy/' },
  { name: 'authzen', path: '/access/v1/evaluation' },
] as const

/** A command by which an API asks for a decision itself (AuthZEN 1.0 §6). */
export const evaluationCommand = (issuer: string, identifier: string): string => `curl -u CLIENT_ID:CLIENT_SECRET ${issuer}/access/v1/evaluation \\
  -H 'Content-Type: application/json' -d '{
  "subject": {"type": "user", "id": "alice@example.com"},
  "action": {"name": "read"},
  "resource": {"type": "api", "id": "${identifier}"}
}'
`
