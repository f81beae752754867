import { Button, Menu } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { boundFetch } from '../../auth/dpop.ts'
import { tenantRoot } from '../../auth/place.ts'
import { may, tokens } from '../../auth/tokens.ts'
import { download } from '../../parts/download.ts'
import { refused } from '../../parts/said.ts'

const nextIn = (link: string | null): string | undefined => /^<([^>]+)>; rel="next"/.exec(link ?? '')?.[1]

/** All people, a thousand at a time. */
async function everybody(format: 'csv' | 'ndjson'): Promise<string> {
  let text = ''
  for (let path: string | undefined = format === 'csv' ? '/api/users/export/csv' : '/api/users/export'; path !== undefined; ) {
    const answer: Response = await boundFetch(`${tenantRoot}${path}`, {}, tokens()?.access_token)
    if (!answer.ok) throw new Error(`${answer.status}`)
    text += await answer.text()
    path = nextIn(answer.headers.get('link'))
  }
  return text
}

/** Takes all people along in a file, or brings them from one. */
export default function PeopleMenu() {
  const { t } = useTranslation()
  const exporting = useMutation({
    mutationFn: async (format: 'csv' | 'ndjson') =>
      download(`users.${format}`, await everybody(format), format === 'csv' ? 'text/csv' : 'application/x-ndjson'),
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
