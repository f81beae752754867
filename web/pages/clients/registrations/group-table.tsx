import { Button, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { may } from '../../../auth/tokens.ts'
import { When } from '../../../parts/when.tsx'
import type { Group } from './groups.ts'

interface GroupTableParts {
  readonly groups: readonly Group[]
  readonly cleanUp: (group: Group) => void
}

/** The groups of clients that are installations of one software, the largest first. */
export const GroupTable = ({ groups, cleanUp }: GroupTableParts) => {
  const { t } = useTranslation()
  const heads = ['software', 'count', 'live', 'spent', 'networks', 'last'] as const
  return (
    <Table.ScrollContainer minWidth={640} type="native" className="card" tabIndex={0} role="region" aria-label={t('registrations.title')}>
      <Table aria-label={t('registrations.title')}>
        <Table.Thead>
          <Table.Tr>
            {heads.map((head) => (
              <Table.Th key={head}>{t(`registrations.${head}`)}</Table.Th>
            ))}
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {groups.map((group) => (
            <Table.Tr key={group.fingerprint}>
              <Table.Td>
                <SoftwareName group={group} />
              </Table.Td>
              <Table.Td>{group.count}</Table.Td>
              <Table.Td>{group.live}</Table.Td>
              <Table.Td>{group.spent}</Table.Td>
              <Table.Td>{group.networks.length}</Table.Td>
              <Table.Td>
                <When at={group.last_registered_at} />
              </Table.Td>
              <Table.Td ta="right">
                {may('clients', 'manage') && group.spent > 0 && (
                  <Button size="compact-sm" variant="default" onClick={() => cleanUp(group)} aria-label={t('registrations.clean_up_of', { name: group.name })}>
                    {t('registrations.clean_up')}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

const SoftwareName = ({ group: { name, software_id, software_version, redirect_hosts } }: { readonly group: Group }) => (
  <>
    <Text size="sm" fw={550}>
      {[name, software_version].filter(Boolean).join(' ')}
    </Text>
    <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
      {[software_id, ...redirect_hosts].filter(Boolean).join(', ')}
    </Text>
  </>
)
