import type { Program } from './program.ts'
import { expectsRs256 } from './quirks.ts'

/** HashiCorp Vault and OpenBao. */
export const vault: Program = {
  name: 'vault',
  title: 'HashiCorp Vault and OpenBao',
  kind: 'web',
  client: { claims_in_id_token: true },
  redirect_uris: ['{base}/ui/vault/auth/oidc/oidc/callback', 'http://localhost:8250/oidc/callback'],
  example: 'https://vault.example.com',
  configuration: [
    {
      place: 'command line',
      language: 'sh',
      text: `vault auth enable oidc
vault write auth/oidc/config \\
  oidc_discovery_url={issuer} \\
  oidc_client_id={client_id} oidc_client_secret={client_secret} \\
  default_role=default
vault write auth/oidc/role/default \\
  user_claim=sub groups_claim=groups oidc_scopes=profile,email,groups \\
  allowed_redirect_uris={base}/ui/vault/auth/oidc/oidc/callback \\
  allowed_redirect_uris=http://localhost:8250/oidc/callback \\
  token_policies=default
`,
    },
  ],
  quirks: [
    expectsRs256,
    { does: 'It reads groups from the ID token, so the ID token holds these claims.' },
    { does: 'oidc_discovery_url must be the issuer to the letter, without a slash at the end.' },
  ],
  compared: '1.8.1',
}
