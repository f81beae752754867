import { Badge, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { someOf } from '../../../api/rows.ts'
import { may } from '../../../auth/tokens.ts'
import { valueWord } from '../../../i18n/wording.ts'
import { Panel } from '../../../parts/panel.tsx'

interface LinkedPolicy {
  readonly id: string
  readonly name: string
  readonly effect: string
  readonly stage: string
}

/** The policies that are linked to a client. */
export default function LinkedPolicies({ clientId }: { readonly clientId: string }) {
  const { t } = useTranslation()
  const open = may('policies')
  const { data: rows } = useQuery(someOf<LinkedPolicy>('/api/policies', { client_id: clientId, limit: 50 }, open))
  if (!open || !rows) return null
  return (
    <Panel title={t('lab.linked')}>
      {rows.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('lab.none_linked')}
        </Text>
      )}
      <Stack gap={6}>
        {rows.map(({ id, name, effect, stage }) => (
          <Group key={id} gap="xs">
            <Badge color={effect === 'deny' ? 'red' : 'teal'}>{valueWord(effect)}</Badge>
            <Link to={`/policies/${encodeURIComponent(id)}`}>{name}</Link>
            <Text size="xs" c="dimmed">
              {valueWord(stage)}
            </Text>
          </Group>
        ))}
      </Stack>
    </Panel>
  )
}
