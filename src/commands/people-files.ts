import { createReadStream, createWriteStream } from 'node:fs'
import { basename } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Command } from 'commander'
import { userImportJob } from '#api/imports/import-job.ts'
import type { Members } from '#fields/json-object.ts'
import type { AdministeredTenant, ofTenant } from './administration.ts'
import { listRows } from './listed.ts'
import { CommandFailed, type Shell, showRow, showRows } from './shell.ts'

const PART = 131_072
const COUNTS = ['id', 'state', 'rows', 'created', 'skipped', 'faulty']
type Api = Pick<AdministeredTenant, 'call' | 'read' | 'workOn'>

interface PeopleOptions {
  readonly format?: string
  readonly backend?: string
  readonly columns?: string
  readonly proved?: true
  readonly check?: true
}

/** `"E-mail=email,Notes="` → column to field; nothing after the sign leaves the column out. */
function columnsIn(text: string): Record<string, string | null> {
  const pairs = text.split(',').map((pair) => pair.split('='))
  const odd = pairs.find((pair) => pair.length !== 2 || pair[0]?.trim() === '')
  if (odd) throw new CommandFailed(`--columns expects column=field pairs with commas between, and not ${odd.join('=')}.`)
  return Object.fromEntries(pairs.map(([column = '', field = '']) => [column.trim(), field.trim() || null]))
}

/** Uploads a file in parts. A stream that decodes never cuts a character in two. */
async function upload({ call }: Api, id: string, file: string): Promise<void> {
  let [offset, rest] = [0, '']
  const send = async (text: string) => {
    if (text !== '') await call('POST', `/api/user-imports/${id}/text`, { offset, text })
    offset += text.length
  }
  for await (const chunk of createReadStream(file, 'utf8')) {
    rest += chunk
    if (rest.length < PART) continue
    await send(rest)
    rest = ''
  }
  await send(rest)
}

/** Waits until an import has settled, and tells how far it is. */
async function waitForImport({ call }: Api, id: string, tell: Shell['tell']): Promise<Members> {
  for (let told = ''; ; await wait(500)) {
    const row = (await call('GET', `/api/user-imports/${id}`)).data
    if (row['state'] !== 'checking' && row['state'] !== 'running') return row
    const now = `${row['state']}: ${row['handled']} of ${row['rows']}`
    if (now !== told) tell(now)
    told = now
  }
}

async function showFaults(api: Api, id: string, shell: Shell): Promise<void> {
  const rows: Members[] = []
  for await (const { line, username, errors } of listRows(api, `/api/user-imports/${id}/faults`, { limit: '200' })) {
    const told = Object.entries(errors as Record<string, string[]>).map(([field, messages]) => `${field} ${messages.join('; ')}`)
    if (rows.push({ line, username, errors: told }) >= 200) break
  }
  if (rows.length > 0) showRows(shell, rows, ['line', 'username', 'errors'])
}

async function importFile(api: Api, file: string, { options, shell }: { readonly options: PeopleOptions; readonly shell: Shell }): Promise<void> {
  const { call } = api
  const { format = /\.(nd)?jsonl?$/i.test(file) ? 'ndjson' : 'csv', backend, columns, proved } = options
  const columnsGiven = columns === undefined ? {} : { columns: columnsIn(columns) }
  const body = { name: basename(file), format, ...columnsGiven, ...(backend ? { backend_id: backend } : {}), ...(proved ? { proved } : {}) }
  const id = String((await call('POST', '/api/user-imports', body)).data['id'])
  const work = api.workOn(userImportJob)
  await upload(api, id, file)
  await work.start()
  try {
    await call('POST', `/api/user-imports/${id}/check`)
    let row = await waitForImport(api, id, shell.tell)
    if (row['state'] === 'checked' && !options.check) {
      await call('POST', `/api/user-imports/${id}/run`)
      row = await waitForImport(api, id, shell.tell)
    }
    if (row['state'] === 'failed') throw new CommandFailed(`The import failed: ${row['error']}.`)
    await showFaults(api, id, shell)
    showRow(shell, Object.fromEntries(COUNTS.map((name) => [name, row[name]])))
  } finally {
    await work.stop()
  }
}

async function exportFile({ read }: Api, { file, format, shell }: { readonly file: string | undefined; readonly format: string; readonly shell: Shell }) {
  const out = file === undefined ? undefined : createWriteStream(file, { mode: 0o600 })
  const write = (text: string) =>
    out ? new Promise<void>((resolve, reject) => out.write(text, (error) => (error ? reject(error) : resolve()))) : shell.write(text)
  for (let path: string | undefined = format === 'csv' ? '/api/users/export/csv' : '/api/users/export'; path !== undefined; ) {
    const { text, link }: { text: string; link: string | undefined } = await read(path)
    await write(text)
    path = /^<[^>]*(\/api\/[^>]+)>/.exec(link ?? '')?.[1]
  }
  out?.end()
}

/** `gatehouse users import` and `gatehouse users export`. */
export function peopleFileCommands(users: Command, shell: Shell, administer: ReturnType<typeof ofTenant>): void {
  users
    .command('import <file>')
    .description('people from a file of CSV or of JSON lines; every line is checked before anything is written')
    .option('--format <name>', 'csv or ndjson; by the name of the file unless given')
    .option('--columns <list>', 'column=field pairs with commas between, where the names of the columns do not tell')
    .option('--backend <id>', 'the store that they are put into; the default one if absent')
    .option('--proved', 'believe the file where it says that an address is proved')
    .option('--check', 'check only: nothing is written')
    .action((file: string, options: PeopleOptions) => administer((api) => importFile(api, file, { options, shell })))
  users
    .command('export [file]')
    .description('people as an import takes them, without passwords and hashes')
    .option('--format <name>', 'ndjson or csv', 'ndjson')
    .action((file: string | undefined, { format }: { format: string }) => administer((api) => exportFile(api, { file, format, shell })))
}
