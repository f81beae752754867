import type { Program } from './program.ts'

/** nginx in front of an API. */
export const nginx: Program = {
  name: 'nginx',
  title: 'nginx in front of an API',
  api: {},
  redirect_uris: [],
  example: 'https://orders.example.com',
  configuration: [
    {
      place: 'nginx.conf',
      language: 'text',
      text: `location / {
  auth_request /_gatehouse;
  auth_request_set $auth_subject $upstream_http_x_auth_subject;
  proxy_set_header X-Auth-Subject $auth_subject;
  proxy_pass http://orders;
}
location = /_gatehouse {
  internal;
  proxy_pass {issuer}/forward-auth/nginx?resource={base};
  proxy_pass_request_body off;
  proxy_set_header Content-Length "";
  proxy_set_header X-Original-Method $request_method;
  proxy_set_header X-Original-URL {base}$request_uri;
}
`,
    },
  ],
  quirks: [{ does: 'It checks tokens only. For people in a browser put oauth2-proxy beside it.' }],
  tried: '1.22.1',
}
