import { Stack, Table, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { AnyResource } from '#fields/resource.ts'
import type { AuditEvent } from '#model/audit-event.ts'
import { group } from '#model/group.ts'
import { scimGroupPaths, scimUserPaths } from '#model/scim-attributes.ts'
import { SCIM_CLIENT } from '#model/scim-client.ts'
import { user } from '#model/user.ts'
import { someOf } from '../../../api/rows.ts'
import { issuer } from '../../../auth/place.ts'
import { may } from '../../../auth/tokens.ts'
import { actionWord, thingWord } from '../../../i18n/wording.ts'
import { NameTag } from '../../../parts/name-tag.tsx'
import { When } from '../../../parts/when.tsx'

/** The address for a directory, the attributes that it fills, and the last changes that came by it. */
export const ScimTokenExtras = () => {
  const { t } = useTranslation()
  return (
    <Stack component="section" className="card" p="lg" mb="md" gap="sm" aria-label={t('scim.title')}>
      <Title order={2} size="h4">
        {t('scim.title')}
      </Title>
      <Text size="sm">{t('scim.words')}</Text>
      <NameTag value={`${issuer}/scim/v2`} />
      <Mapping resource={user} paths={scimUserPaths} />
      <Mapping resource={group} paths={scimGroupPaths} />
      {may('logs') && <LastChanges />}
    </Stack>
  )
}

interface MappingParts {
  readonly resource: AnyResource
  readonly paths: Readonly<Record<string, string>>
}

const Mapping = ({ resource, paths }: MappingParts) => {
  const { t } = useTranslation()
  const thing = thingWord(resource.name)
  return (
    <details>
      <summary>{t('scim.mapping', { thing })}</summary>
      <Table aria-label={t('scim.mapping', { thing })}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('scim.there')}</Table.Th>
            <Table.Th>{t('scim.here')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {Object.entries(paths).map(([path, field]) => (
            <Table.Tr key={path}>
              <Table.Td className="mono">{path}</Table.Td>
              <Table.Td className="mono">{path === 'active' ? t('scim.not', { field }) : field}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </details>
  )
}

const LastChanges = () => {
  const { t } = useTranslation()
  const { data: events = [] } = useQuery(someOf<AuditEvent>('/api/audit-events', { actor_id: SCIM_CLIENT, limit: 10 }))
  return (
    <>
      <Title order={3} size="h5">
        {t('scim.last')}
      </Title>
      {events.length === 0 && <Text size="sm">{t('scim.none')}</Text>}
      <Stack component="ul" gap={4} m={0} pl="md">
        {events.map((event) => (
          <Text key={event.id} component="li" size="sm">
            {actionWord(event.action)} · {event.target_name ?? event.target_id} <When at={event.at} />
          </Text>
        ))}
      </Stack>
    </>
  )
}
