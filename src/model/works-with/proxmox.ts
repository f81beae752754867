import type { Program } from './program.ts'

/** Proxmox VE. */
export const proxmox: Program = {
  name: 'proxmox',
  title: 'Proxmox VE',
  kind: 'web',
  redirect_uris: ['{base}'],
  example: 'https://pve.example.com:8006',
  configuration: [
    {
      place: 'command line',
      language: 'sh',
      text: `pveum realm add gatehouse --type openid \\
  --issuer-url {issuer} \\
  --client-id {client_id} --client-key {client_secret} \\
  --username-claim username --autocreate 1 \\
  --scopes "openid email profile groups" --groups-claim groups
`,
    },
  ],
  quirks: [
    {
      does: 'It calls back at the address in the bar of the browser, so each node by each name is a redirect URI of its own.',
      change: 'register the address that the refusal names',
      refused: 'redirect_uri',
    },
    { does: 'It knows groups-claim since version 8.4; before, leave it and the scope groups out.' },
    { does: 'username-claim username reads preferred_username. It cannot be changed once people signed in.' },
  ],
  compared: '8.4.1',
}
