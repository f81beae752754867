import type { Program } from './program.ts'
import { neither, withNeither } from './quirks.ts'

/** MinIO. */
export const minio: Program = {
  name: 'minio',
  title: 'MinIO',
  kind: 'web',
  client: { ...withNeither, claims_in_id_token: true },
  redirect_uris: ['{base}/oauth_callback'],
  example: 'https://minio-console.example.com',
  configuration: [
    {
      place: 'environment',
      language: 'env',
      text: `MINIO_IDENTITY_OPENID_CONFIG_URL={issuer}/.well-known/openid-configuration
MINIO_IDENTITY_OPENID_CLIENT_ID={client_id}
MINIO_IDENTITY_OPENID_CLIENT_SECRET={client_secret}
MINIO_IDENTITY_OPENID_CLAIM_NAME=groups
MINIO_IDENTITY_OPENID_SCOPES=openid,profile,email,groups
MINIO_BROWSER_REDIRECT_URL={base}
`,
    },
  ],
  quirks: [neither, { does: 'It takes the names of policies from a claim of the ID token: make groups here that are named like its policies.' }],
  compared: '2025-04-22',
}
