import type { Program } from './program.ts'
import { noChallengeUnlessTold } from './quirks.ts'

/** Argo CD. */
export const argoCd: Program = {
  name: 'argo_cd',
  title: 'Argo CD',
  kind: 'web',
  client: { claims_in_id_token: true },
  redirect_uris: ['{base}/auth/callback', '{base}/pkce/verify', 'http://localhost:8085/auth/callback'],
  example: 'https://argocd.example.com',
  configuration: [
    {
      place: 'ConfigMap argocd-cm',
      language: 'yaml',
      text: `url: {base}
oidc.config: |
  name: Gatehouse
  issuer: {issuer}
  clientID: {client_id}
  clientSecret: $oidc.gatehouse.clientSecret
  enablePKCEAuthentication: true
  requestedScopes: ["openid", "profile", "email", "groups"]
`,
    },
    {
      place: 'ConfigMap argocd-rbac-cm',
      language: 'yaml',
      text: `scopes: "[groups]"
policy.csv: |
  g, admins, role:admin
`,
    },
  ],
  quirks: [
    noChallengeUnlessTold('set enablePKCEAuthentication: true in oidc.config'),
    { does: 'It reads groups from the ID token, so the ID token holds these claims.' },
    {
      does: 'Before its server handled PKCE, the page in the browser redeemed the code at /pkce/verify, without the secret.',
      change: 'update it, or register a public client for it',
    },
    { does: 'Its command line sends no secret.', change: 'register a public client for it, and name that in cliClientID of oidc.config' },
  ],
  compared: '3.0',
}
