import type { Program } from './program.ts'

/** Nextcloud (user_oidc). */
export const nextcloud: Program = {
  name: 'nextcloud',
  title: 'Nextcloud (user_oidc)',
  kind: 'web',
  redirect_uris: ['{base}/apps/user_oidc/code', '{base}/index.php/apps/user_oidc/code'],
  example: 'https://cloud.example.com',
  configuration: [
    {
      place: 'command line',
      language: 'sh',
      text: `php occ app:install user_oidc
php occ user_oidc:provider gatehouse \\
  --clientid={client_id} --clientsecret={client_secret} \\
  --discoveryuri={issuer}/.well-known/openid-configuration \\
  --scope="openid email profile groups" \\
  --mapping-uid=preferred_username
`,
    },
  ],
  quirks: [
    { does: 'Without pretty URLs it calls back under /index.php. Both addresses are registered.' },
    { does: 'It refuses a server at a private address unless allow_local_remote_servers is set.' },
  ],
  compared: '8.0.0 (Nextcloud 31)',
}
