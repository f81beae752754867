import { text } from '#fields/kinds.ts'
import { field } from '#fields/resource.ts'

/** The fields of a client that name the software it is an installation of. */
export const software = {
  software_id: field(text(255), {
    doc: 'The software that the client is an installation of, the same for all installations.',
    spec: 'RFC 7591 §2',
    optional: true,
    writers: ['registration', 'document'],
    section: 'History',
  }),
  software_version: field(text(255), { doc: 'Its version.', spec: 'RFC 7591 §2', optional: true, writers: ['registration', 'document'], section: 'History' }),
}
