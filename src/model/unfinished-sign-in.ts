import { instant, list, oneOf, reference, source, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'

/** A sign-in after its first factor: it waits in one browser for the second one, and is no session until then. */
export const unfinishedSignIn = resource(
  {
    name: 'unfinished_sign_in',
    table: 'unfinished_sign_ins',
    key: 'id',
    expires: 'expires_at',
    doc: 'A sign-in that waits for its second factor.',
    indexes: [['user_id']],
  },
  {
    id: field(text(128), { doc: 'Its expiry and the keyed digest of its cookie.', writers: 'server' }),
    user_id: field(reference('user'), { doc: 'The person whose first factor was right.', writers: 'server' }),
    backend_id: field(reference('backend'), { doc: 'The backend that checked it.', writers: 'server' }),
    amr: field(list(text(32)), { doc: 'The methods so far.', spec: 'RFC 8176 §2', initial: [], writers: 'server' }),
    remember: field(oneOf('yes', 'no'), { doc: '`yes`: the session will outlive the browser window.', initial: 'no', writers: 'server' }),
    federated_server_id: field(reference('federated_server'), {
      doc: 'The federated server whose account was the first factor.',
      optional: true,
      writers: 'server',
    }),
    sealed_proof: field(source(131_072), {
      doc: 'The sealed ID token, or name, with which the session there will be ended.',
      optional: true,
      writers: 'server',
      readers: [],
    }),
    created_at: field(instant(), { doc: 'When the first factor was right.', writers: 'server' }),
    expires_at: field(instant(), { doc: 'When it expires.', writers: 'server' }),
    used_at: field(instant(), { doc: 'When it became a session.', optional: true, writers: 'server' }),
  },
)
export type UnfinishedSignIn = Row<typeof unfinishedSignIn.fields>
