import { Button, Menu } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { exported } from '../../api/exported.ts'
import { may } from '../../auth/tokens.ts'
import { download } from '../../parts/download.ts'
import { refused } from '../../parts/said.ts'

/** Takes all people along in a file, or brings them from one. */
export default function PeopleMenu() {
  const { t } = useTranslation()
  const exporting = useMutation({
    mutationFn: async (format: 'csv' | 'ndjson') =>
      format === 'csv'
        ? download('users.csv', await exported('/api/users/export/csv'), 'text/csv')
        : download('users.ndjson', await exported('/api/users/export'), 'application/x-ndjson'),
    onError: refused,
  })
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" loading={exporting.isPending}>
            {t('list.export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => exporting.mutate('csv')}>CSV</Menu.Item>
          <Menu.Item onClick={() => exporting.mutate('ndjson')}>NDJSON</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {may('users', 'manage') && (
        <Button variant="default" renderRoot={(props) => <Link to="/user-imports/new" {...props} />}>
          {t('imports.import')}
        </Button>
      )}
    </>
  )
}
