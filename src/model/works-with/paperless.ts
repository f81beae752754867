import type { Program } from './program.ts'
import { noChallengeUnlessTold } from './quirks.ts'

/** Paperless-ngx. */
export const paperless: Program = {
  name: 'paperless',
  title: 'Paperless-ngx',
  kind: 'web',
  redirect_uris: ['{base}/accounts/oidc/gatehouse/login/callback/'],
  example: 'https://papers.example.com',
  configuration: [
    {
      place: 'environment',
      language: 'env',
      text: `PAPERLESS_APPS=allauth.socialaccount.providers.openid_connect
PAPERLESS_SOCIALACCOUNT_PROVIDERS={"openid_connect":{"SCOPE":["openid","profile","email"],"OAUTH_PKCE_ENABLED":true,"APPS":[{"provider_id":"gatehouse","name":"Gatehouse","client_id":"{client_id}","secret":"{client_secret}","settings":{"server_url":"{issuer}"}}]}}
`,
    },
  ],
  quirks: [
    noChallengeUnlessTold('set OAUTH_PKCE_ENABLED to true'),
    { does: 'provider_id is part of the callback.', change: 'set provider_id to gatehouse, or register the other address', refused: 'redirect_uri' },
  ],
  compared: '3.0.5',
}
