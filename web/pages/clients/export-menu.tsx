import { Button, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Query } from '../../api/call.ts'
import { exported } from '../../api/exported.ts'
import { download } from '../../parts/download.ts'
import { refused } from '../../parts/said.ts'
import { CLIENTS } from './client-row.ts'

/** The columns of a spreadsheet; the lines of JSON hold every member. */
const columns = 'id,name,kind,active,namespace,owner,supported_grant_types,redirect_uris,last_used_at,created_at,updated_at'

/** Takes the list as it is narrowed now along in a file. No secret is in it: the API tells none. */
export default function ExportMenu({ query }: { readonly query: Query }) {
  const { t } = useTranslation()
  const exporting = useMutation({
    mutationFn: async (format: 'csv' | 'ndjson') =>
      format === 'csv'
        ? download('clients.csv', await exported(`${CLIENTS}/export/csv`, { ...query, fields: columns }), 'text/csv')
        : download('clients.ndjson', await exported(`${CLIENTS}/export`, query), 'application/x-ndjson'),
    onError: refused,
  })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} />} loading={exporting.isPending}>
          {t('list.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => exporting.mutate('csv')}>CSV</Menu.Item>
        <Menu.Item onClick={() => exporting.mutate('ndjson')}>NDJSON</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
