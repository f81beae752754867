import { flag, hostName, integer, oneOf, sealed, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { stamps } from './stamps.ts'

/** A mail server of a tenant, used in place of the operator's. */
export const mailServer = resource(
  {
    name: 'mail_server',
    table: 'mail_servers',
    key: 'id',
    natural: 'name',
    prefix: 'ms_',
    administered: { path: 'mail-servers', area: 'configuration', sort: 'name' },
    doc: 'A mail server for the letters of this tenant: all of them, or those to the people of the backends that name it.',
  },
  {
    id: field(text(64), { doc: 'The identifier of the mail server; it never changes.', writers: 'server' }),
    name: field(text(128), { doc: 'The display name.', find: ['unique', 'sort', 'search'] }),
    is_default: field(flag(), {
      doc: 'It sends the letters of backends that name no mail server. Without a default the mail server of the operator does.',
      initial: false,
    }),
    sender: field(text(320), { doc: 'The sender of the letters: an address, or `Name <address>`.' }),
    host: field(hostName(), {
      doc: 'The name of the server. It must have a public address, unless the operator allows its private one.',
      section: 'Connection',
    }),
    port: field(integer(1, 65_535), {
      doc: 'The port. If not set: 465 with `tls`, 587 with `starttls`, 25 with `clear`.',
      optional: true,
      section: 'Connection',
    }),
    security: field(oneOf('tls', 'starttls', 'clear'), {
      doc: '`tls`: TLS from the start. `starttls`: STARTTLS is demanded. `clear`: without, to a host that the operator allows only.',
      spec: 'RFC 3207 §4',
      initial: 'tls',
      section: 'Connection',
    }),
    username: field(text(256), { doc: 'The username for SMTP authentication. If not set: no authentication.', optional: true, section: 'Connection' }),
    password: field(sealed(), { doc: 'Its password, or `{"ref": "name"}` for one in a secret file.', optional: true, section: 'Connection' }),
    ...stamps,
  },
  [
    {
      fields: ['username', 'password'],
      holds: (row) => row.username === undefined || row.security !== 'clear',
      message: 'everybody on the way could read a password that is sent without TLS: choose tls or starttls',
    },
    {
      fields: ['username', 'password'],
      holds: (row) => (row.username === undefined) === (row.password === undefined),
      message: 'username and password go together: give both, or neither',
    },
  ],
)
export type MailServerRow = Row<typeof mailServer.fields>
