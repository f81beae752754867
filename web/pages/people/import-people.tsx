import { Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { documentAt } from '../../api/rows.ts'
import { Panel } from '../../parts/panel.tsx'
import { IMPORTS } from './import-row.ts'

interface Foreseen {
  readonly line: number
  readonly username: string | null
  readonly person: Readonly<Record<string, unknown>> | null
  readonly has_password: boolean
}

const told = (person: Readonly<Record<string, unknown>>): string =>
  Object.entries(person)
    .filter(([name]) => name !== 'username')
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' · ')

/** The first people of a checked file, as they would be. Nothing is kept while a new check hides them: other columns make other people. */
export const ImportPeople = ({ id }: { readonly id: string }) => {
  const { t } = useTranslation()
  const preview = documentAt<readonly Foreseen[]>(`${IMPORTS}/${encodeURIComponent(id)}/preview`)
  const { data = [] } = useQuery({ ...preview, gcTime: 0 })
  if (data.length === 0) return null
  return (
    <Panel title={t('imports.preview')}>
      <Table.ScrollContainer minWidth={480} tabIndex={0} role="region" aria-label={t('imports.preview')}>
        <Table aria-label={t('imports.preview')}>
          <Table.Tbody>
            {data.map(({ line, username, person, has_password }) => (
              <Table.Tr key={line}>
                <Table.Td>{line}</Table.Td>
                <Table.Td>{username}</Table.Td>
                <Table.Td>
                  <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                    {person ? told(person) : t('imports.not_made')}
                    {has_password && ` · ${t('imports.has_password')}`}
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  )
}
