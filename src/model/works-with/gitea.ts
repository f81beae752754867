import type { Program } from './program.ts'
import { asksForGroups, withNeither } from './quirks.ts'

/** Gitea and Forgejo. */
export const gitea: Program = {
  name: 'gitea',
  title: 'Gitea and Forgejo',
  kind: 'web',
  client: withNeither,
  redirect_uris: ['{base}/user/oauth2/gatehouse/callback'],
  example: 'https://git.example.com',
  configuration: [
    {
      place: 'command line',
      language: 'sh',
      text: `gitea admin auth add-oauth \\
  --name gatehouse --provider openidConnect \\
  --key {client_id} --secret {client_secret} \\
  --auto-discover-url {issuer}/.well-known/openid-configuration \\
  --scopes "openid profile email groups" --group-claim-name groups
`,
    },
  ],
  quirks: [
    { does: 'The name of the source is part of the callback.', change: 'name the source gatehouse, or register the other address', refused: 'redirect_uri' },
    { does: 'Gitea sends neither code_challenge nor nonce, so that neither is demanded. Forgejo sends a code_challenge, which then counts.' },
    asksForGroups,
  ],
  compared: '1.27.3',
}
