import { instant, reference, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** The metadata document that a client was made of: when it was fetched, and until when it is fresh. */
export const clientDocument = resource(
  { name: 'client_document', table: 'client_documents', key: 'client_id', doc: 'The metadata document of a client whose id is a URL: when it was fetched.' },
  {
    client_id: field(reference('client'), { doc: 'The client; its id is the URL of the document.', writers: 'server' }),
    digest: field(text(64), { doc: 'The SHA-256 of the document as it was fetched last.', writers: 'server' }),
    fetched_at: field(instant(), { doc: 'When it was fetched last.', writers: 'server' }),
    fresh_until: field(instant(), { doc: 'Until when it is used without being fetched again.', writers: 'server' }),
  },
)
export type ClientDocument = Row<typeof clientDocument.fields>
