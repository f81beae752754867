import { webUrl } from '#fields/kinds.ts'
import { field } from '#fields/resource.ts'

const developer = ['portal', 'registration', 'document'] as const

/** The fields of a client that people see when they sign in and consent, besides its name. */
export const branding = {
  logo_uri: field(webUrl(), {
    doc: 'Its logo, shown when people sign in and consent: PNG, JPEG, WebP or GIF of at most 256 KiB, of which the server keeps a copy. Send it again to have it fetched anew.',
    spec: 'RFC 7591 §2',
    optional: true,
    writers: developer,
    section: 'Branding',
  }),
  client_uri: field(webUrl(), { doc: 'Its home page.', spec: 'RFC 7591 §2', optional: true, writers: developer, section: 'Branding' }),
  policy_uri: field(webUrl(), { doc: 'Its privacy policy.', spec: 'RFC 7591 §2', optional: true, writers: developer, section: 'Branding' }),
  tos_uri: field(webUrl(), { doc: 'Its terms of service.', spec: 'RFC 7591 §2', optional: true, writers: developer, section: 'Branding' }),
} as const
