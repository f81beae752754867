import { Button, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Query } from '../../api/call.ts'
import { fetchPage } from '../../api/rows.ts'
import { download } from '../../parts/download.ts'
import { refused } from '../../parts/said.ts'
import { CLIENTS, type ClientRow } from './client-row.ts'

/** How many rows one export holds at most: what a browser keeps in memory without trouble. */
const MOST = 20_000
const columns = [
  'id',
  'name',
  'kind',
  'active',
  'namespace',
  'owner',
  'supported_grant_types',
  'redirect_uris',
  'last_used_at',
  'created_at',
  'updated_at',
] as const

// A cell that begins with one of these is run as a formula by spreadsheets.
const cell = (value: unknown): string => {
  const text = value === undefined ? '' : Array.isArray(value) ? value.join(' ') : String(value)
  return `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
}
const asCsv = (rows: readonly ClientRow[]) => [columns.join(','), ...rows.map((row) => columns.map((name) => cell(row[name])).join(','))].join('\r\n')

async function everything(query: Query): Promise<readonly ClientRow[]> {
  const rows: ClientRow[] = []
  for (let after: string | undefined; ; ) {
    const page = await fetchPage<ClientRow>(CLIENTS, { ...query, limit: 200, total: false, after })
    rows.push(...page.data)
    after = page.page?.next ?? undefined
    if (!after || rows.length >= MOST) return rows
  }
}

/** Takes the list as it is narrowed now along in a file. No secret is in it: the API tells none. */
export const ExportMenu = ({ query }: { readonly query: Query }) => {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const run = (kind: 'csv' | 'json') => {
    setBusy(true)
    everything(query)
      .then((rows) =>
        download(`clients.${kind}`, kind === 'csv' ? asCsv(rows) : JSON.stringify(rows, null, 2), kind === 'csv' ? 'text/csv' : 'application/json'),
      )
      .catch(refused)
      .finally(() => setBusy(false))
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} />} loading={busy}>
          {t('list.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => run('csv')}>CSV</Menu.Item>
        <Menu.Item onClick={() => run('json')}>JSON</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
