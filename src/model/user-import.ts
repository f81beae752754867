import { z } from 'zod'
import { flag, freeObject, instant, integer, list, oneOf, reference, shape, source, text } from '#fields/kinds.ts'
import { field, type Row, resource } from '#fields/resource.ts'
import { stamps } from './stamps.ts'

const count = (doc: string) => field(integer(0, Number.MAX_SAFE_INTEGER), { doc, initial: 0, writers: 'server' })

const maker = z.object({ type: z.enum(['user', 'client']), id: z.string(), client_id: z.string() })

const importer = maker.extend({
  scopes: z.array(z.string()),
  address: z.string(),
  request_id: z.string(),
  begun_at: z.number(),
})

/** The most characters of an uploaded file. */
export const LARGEST_IMPORT = 67_108_864

/** An import of people: the uploaded file, how its columns are read, and how far it has come. */
export const userImport = resource(
  {
    name: 'user_import',
    table: 'user_imports',
    key: 'id',
    prefix: 'imp_',
    administered: {
      path: 'user-imports',
      area: 'users',
      verbs: ['list', 'read', 'create', 'patch', 'remove'],
      sort: '-created_at',
      filters: ['state'],
    },
    doc: 'A file of people that is uploaded, checked line by line, and then written in slices beside the ordinary work.',
  },
  {
    id: field(text(64), { doc: 'The identifier of the import; it never changes.', writers: 'server' }),
    name: field(text(255), { doc: 'Its name, such as that of the file.', find: ['search'] }),
    format: field(oneOf('csv', 'ndjson'), {
      doc: '`csv`: the first line names the columns. `ndjson`: one JSON object on each line.',
      initial: 'csv',
      writers: 'create',
    }),
    backend_id: field(reference('backend'), { doc: 'The store that the people are put into. If not set: the default one.', optional: true, writers: 'create' }),
    proved: field(flag(), {
      doc: 'The file is believed where it says that an address or number is proved. Only with every power over the server, because a proved address opens what its owner may have.',
      initial: false,
      writers: 'create',
    }),
    columns: field(shape('columns', z.record(z.string().max(256), z.string().max(256).nullable())), {
      doc: 'Column of the file → field of a person, `metadata.` or `address.` and a member, `roles`, `groups` or `password_hash`; a column with no field is left out. Columns that are not named are read by their names.',
      initial: {},
    }),
    state: field(oneOf('uploading', 'checking', 'checked', 'running', 'done', 'stopped', 'failed'), {
      doc: '`uploading`: takes text. `checked`: nothing is written yet; the faults are listed. `done`: all lines without a fault are written. `stopped`: goes on where it was when it is run. `failed`: the file cannot be read.',
      initial: 'uploading',
      writers: 'server',
      find: ['filter'],
    }),
    error: field(text(1024), { doc: 'Why the file cannot be read.', optional: true, writers: 'server' }),
    found: field(list(text(256), 200), { doc: 'The columns of the file.', initial: [], writers: 'server' }),
    received: count('The characters that were uploaded; the next part begins here.'),
    parts: count('The parts that the text is kept in.'),
    slices: count('The slices that the lines are kept in.'),
    place: count('The slices that are done.'),
    rows: count('The lines with a person.'),
    handled: count('The lines that were checked or written.'),
    created: count('The people who were made, or would be.'),
    skipped: count('The people who are there already, or were named before in the file; they stay as they are.'),
    faulty: count('The lines with a fault.'),
    importer: field(shape('importer', importer), { doc: 'On whose behalf it runs, with their scopes.', optional: true, writers: 'server', readers: [] }),
    maker: field(shape('maker', maker), {
      doc: 'The person and application that made it: nobody else sees or changes what the file holds.',
      optional: true,
      writers: 'server',
      readers: [],
    }),
    secret_columns: field(list(text(256), 1000), { doc: 'The columns that were passwords or hashes once.', initial: [], writers: 'server', readers: [] }),
    checked_version: field(integer(0, Number.MAX_SAFE_INTEGER), { doc: 'The version that was checked last.', optional: true, writers: 'server', readers: [] }),
    kept_until: field(instant(), { doc: 'When the uploaded text is removed, whatever became of it.', writers: 'server' }),
    ended_at: field(instant(), { doc: 'When it was done.', optional: true, writers: 'server' }),
    ...stamps,
  },
)
export type UserImport = Row<typeof userImport.fields>

/** A part of an uploaded file: text as it came, or a slice of lines that were read from it. Sealed, because it may hold passwords and hashes. */
export const userImportPart = resource(
  {
    name: 'user_import_part',
    table: 'user_import_parts',
    key: 'id',
    expires: 'expires_at',
    doc: 'A part of an uploaded file of people, sealed, and removed when it was written or after a week.',
    indexes: [['import_id', 'stage']],
  },
  {
    id: field(text(128), { doc: 'Its expiry, the import, the stage and its number.', writers: 'server' }),
    import_id: field(reference('user_import'), { doc: 'The import.', writers: 'server' }),
    stage: field(oneOf('text', 'lines'), { doc: '`text`: as uploaded. `lines`: as read.', writers: 'server' }),
    content: field(source(4_000_000), { doc: 'The sealed content.', writers: 'server', readers: [] }),
    expires_at: field(instant(), { doc: 'When it is removed.', writers: 'server' }),
  },
)

/** A faulty line of an import. */
export const userImportFault = resource(
  {
    name: 'user_import_fault',
    table: 'user_import_faults',
    key: 'id',
    doc: 'A line of an import that holds a fault.',
    indexes: [['import_id', 'line']],
  },
  {
    id: field(text(128), { doc: 'Import and line: a line is told once.', writers: 'server' }),
    import_id: field(reference('user_import'), { doc: 'The import.', writers: 'server' }),
    line: field(integer(1, Number.MAX_SAFE_INTEGER), { doc: 'The line of the file.', writers: 'server', find: ['sort'] }),
    username: field(text(255), { doc: 'The username in that line.', optional: true, writers: 'server' }),
    errors: field(freeObject(), { doc: 'Field → its faults.', initial: {}, writers: 'server' }),
  },
)
export type UserImportFault = Row<typeof userImportFault.fields>
