import type { Program } from './program.ts'

/** Immich. */
export const immich: Program = {
  name: 'immich',
  title: 'Immich',
  kind: 'web',
  redirect_uris: ['{base}/auth/login', '{base}/user-settings', '{base}/api/oauth/mobile-redirect'],
  example: 'https://photos.example.com',
  configuration: [
    {
      place: 'Administration, Settings, OAuth',
      language: 'text',
      text: `Issuer URL: {issuer}
Client ID: {client_id}
Client Secret: {client_secret}
Scope: openid email profile
Mobile Redirect URI Override: {base}/api/oauth/mobile-redirect
`,
    },
  ],
  quirks: [
    {
      does: 'Its mobile application calls back at app.immich:///oauth-callback unless the override is set.',
      change: 'set Mobile Redirect URI Override',
      refused: 'redirect_uri',
    },
  ],
  compared: '3.1.0',
}
