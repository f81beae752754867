import { flag, list, secureUrl, text } from '#fields/kinds.ts'
import { field } from '#fields/resource.ts'

/** The fields of a client by which people and policies find it, and by which it is launched. */
export const clientLaunch = {
  labels: field(list(text(64), 50), {
    doc: 'Words by which clients are found (`?label=`), and by which policies group them (`client.labels`).',
    initial: [],
  }),
  initiate_login_uri: field(secureUrl(), {
    doc: 'The address at which its sign-in begins when it is launched from elsewhere, with `iss` and `launch`.',
    spec: 'OIDC Core §4',
    optional: true,
    writers: ['portal', 'registration', 'document'],
    section: 'Security',
  }),
  in_gallery: field(flag(), {
    doc: 'People find it in the gallery of their account, and open it from there once it is live. It needs `initiate_login_uri`.',
    initial: false,
    writers: ['portal'],
    section: 'Branding',
  }),
}
