import type { Program } from './program.ts'

/** PostgreSQL 18 (libpq). */
export const postgresql: Program = {
  name: 'postgresql',
  title: 'PostgreSQL 18 (libpq)',
  kind: 'device',
  redirect_uris: [],
  configuration: [
    {
      place: 'command line',
      language: 'sh',
      text: `psql "host=db.example.com dbname=app oauth_issuer={issuer} oauth_client_id={client_id}"
`,
    },
    {
      place: 'pg_hba.conf',
      language: 'text',
      text: `hostssl all all 0.0.0.0/0 oauth issuer="{issuer}" scope="openid email" validator=your_validator
`,
    },
  ],
  quirks: [
    { does: 'oauth_issuer must be the issuer of the discovery document to the letter.' },
    { does: 'It refuses an issuer with http unless PGOAUTHDEBUG=UNSAFE is set.' },
    { does: 'The database needs a validator library (oauth_validator_libraries), which asks introspection or checks JWTs.' },
  ],
}
