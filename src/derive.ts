import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { type DescribedApi, typesOfApi } from '#api/docs/typescript.ts'
import { environmentName } from '#configuration/environment.ts'
import { settingsSchema } from '#configuration/shown.ts'
import { eventCatalogue } from '#events/catalogue.ts'
import { noExplanations } from '#events/explanations.ts'
import { changeSchema, creationSchema, type JsonSchema, readSchema } from '#fields/json-schema.ts'
import { renderReference } from '#fields/reference.ts'
import { type AnyResource, fieldsOf } from '#fields/resource.ts'
import { newRow } from '#fields/write.ts'
import { guardedFetch } from '#kit/fetch.ts'
import { openVault } from '#kit/vault.ts'
import { resources } from '#model/all.ts'
import { client } from '#model/client.ts'
import { postureReference } from '#model/posture-reference.ts'
import { profilesReference } from '#model/profiles/reference.ts'
import { settings } from '#model/settings.ts'
import { programPages } from '#model/works-with/reference.ts'
import { requestSchema } from '#policy/request-schema.ts'
import { bootstrap } from '#setup/first-start.ts'
import { schemaText } from '#store/schema/statements.ts'
import { openSqlite } from '#store/sqlite/open.ts'
import { compose, names } from './app.ts'

/** Files by their path from the root of the project. */
export type Files = Readonly<Record<string, string>>

const DIALECT = 'https://json-schema.org/draft/2020-12/schema'
const ISSUER = 'https://id.example'
const prettyJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
const withDialect = (schema: JsonSchema): JsonSchema => ({ $schema: DIALECT, ...schema })

/** The JSON Schemas of a resource for every author and reader, in one document. */
export const resourceSchema = (r: AnyResource): JsonSchema => ({
  $schema: DIALECT,
  title: r.name,
  $defs: {
    admin_creates: creationSchema(r, 'admin', names),
    admin_changes: changeSchema(r, 'admin', names),
    admin_reads: readSchema(r, 'admin', names),
    developer_creates: creationSchema(r, 'portal', names),
    developer_changes: changeSchema(r, 'portal', names),
    developer_reads: readSchema(r, 'portal', names),
    document_says: creationSchema(r, 'document', names),
  },
})

/** The reference page of the settings, with the environment name of each as a further column. */
function settingsReference(): string {
  const rows = fieldsOf(settings).map(([key, f]) => {
    const initial = f.initial === undefined ? '' : `\`${JSON.stringify(f.initial)}\``
    return `| \`${key}\` | \`${environmentName(key)}\` | ${f.kind.name} | ${initial} | ${f.doc.replaceAll('|', '\\|')} |`
  })
  return `# settings\n\n${settings.doc}\n\n| YAML | environment | kind | default | meaning |\n|---|---|---|---|---|\n${rows.join('\n')}\n`
}

/** The reference page of the events of webhooks and the audit log. */
function eventsReference(): string {
  const rows = eventCatalogue.map(({ name, doc }) => `| \`${name}\` | ${doc} |`)
  return `# events\n\nEach is recorded in the transaction that does what it tells of, and posted to webhooks in order.\n\n| event | tells that |\n|---|---|\n${rows.join('\n')}\n`
}

/** The reference page of what policies may look at. */
function policyRequestReference(): string {
  const { properties } = requestSchema() as { readonly properties: Readonly<Record<string, { readonly description?: string }>> }
  const rows = Object.entries(properties).map(([name, { description = '' }]) => `| \`${name}\` | ${description.replaceAll('|', '\\|')} |`)
  return `# policy request\n\nAll that a policy may look at; \`derived/policy-request.schema.json\` and \`GET /api/policies/request-schema\` have the whole schema. A member that a question has no value for is absent.\n\n| member | holds |\n|---|---|\n${rows.join('\n')}\n`
}

/** The files that are derived from declarations alone. */
export function declaredFiles(declared: readonly AnyResource[] = resources): Files {
  const clients = declared.find((r) => r.name === client.name) ?? client
  return {
    'derived/client.schema.json': prettyJson(resourceSchema(clients)),
    'derived/registration.schema.json': prettyJson(withDialect(creationSchema(clients, 'registration', names))),
    'derived/settings.schema.json': prettyJson(settingsSchema(names)),
    'derived/policy-request.schema.json': prettyJson(requestSchema()),
    'derived/schema.sqlite.sql': schemaText('sqlite', declared),
    'derived/schema.postgres.sql': schemaText('postgres', declared),
    'docs/reference/settings.md': settingsReference(),
    'docs/reference/posture.md': postureReference(),
    'docs/reference/profiles.md': profilesReference(),
    'docs/reference/events.md': eventsReference(),
    'docs/reference/policy-request.md': policyRequestReference(),
    ...Object.fromEntries(Object.entries(programPages()).map(([file, text]) => [`docs/reference/works-with/${file}`, text])),
    ...Object.fromEntries(declared.map((r) => [`docs/reference/${r.name.replaceAll('_', '-')}.md`, renderReference(r)])),
  }
}

/** The documents that a composed server publishes about itself, read from one with an in-memory database. */
async function spokenFiles(): Promise<Files> {
  const store = await openSqlite(':memory:', resources)
  const vault = openVault(randomBytes(32))
  const chosen = newRow(settings, { issuer: ISSUER })
  const log = pino({ level: 'silent' })
  const tally = { happened: () => {}, used: () => {} }
  const { server } = compose({ store, vault, settings: chosen, issuer: ISSUER, log, tally, explanations: noExplanations, fetch: guardedFetch([]) })
  await bootstrap({ store, vault, settings: { ...chosen, 'admin.password': 'not used' }, issuer: ISSUER, names, now: Date.now })
  const ask = async (url: string): Promise<unknown> => (await server.inject(url)).json()
  const [discovery, api] = [await ask('/.well-known/openid-configuration'), await ask('/openapi.json')]
  await server.close()
  await store.close()
  return {
    'derived/discovery.json': prettyJson(discovery),
    'derived/openapi.json': prettyJson(api),
    'derived/openapi.d.ts': typesOfApi(api as DescribedApi),
  }
}

/** Every file that is derived: committed, so that a change of one line shows its whole consequence in review. */
export const derivedFiles = async (): Promise<Files> => ({ ...declaredFiles(), ...(await spokenFiles()) })
