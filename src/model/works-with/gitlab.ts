import type { Program } from './program.ts'
import { noChallengeUnlessTold } from './quirks.ts'

/** GitLab. */
export const gitlab: Program = {
  name: 'gitlab',
  title: 'GitLab',
  kind: 'web',
  client: { token_endpoint_auth_methods: ['client_secret_post'] },
  redirect_uris: ['{base}/users/auth/openid_connect/callback'],
  example: 'https://gitlab.example.com',
  configuration: [
    {
      place: '/etc/gitlab/gitlab.rb',
      language: 'ruby',
      text: `gitlab_rails['omniauth_providers'] = [
  {
    name: 'openid_connect',
    label: 'Gatehouse',
    args: {
      name: 'openid_connect',
      scope: ['openid', 'profile', 'email'],
      response_type: 'code',
      issuer: '{issuer}',
      discovery: true,
      client_auth_method: 'body',
      uid_field: 'sub',
      pkce: true,
      client_options: {
        identifier: '{client_id}',
        secret: '{client_secret}',
        redirect_uri: '{base}/users/auth/openid_connect/callback'
      }
    }
  }
]
`,
    },
  ],
  quirks: [noChallengeUnlessTold('set pkce: true in args')],
  compared: '16.9',
}
