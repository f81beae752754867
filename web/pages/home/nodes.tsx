import { Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Node } from '#model/node.ts'
import { someOf } from '../../api/rows.ts'
import { may } from '../../auth/tokens.ts'
import { Panel } from '../../parts/panel.tsx'
import { When } from '../../parts/when.tsx'

/** A node that was not seen for so long is shown as gone: it says that it lives every ten seconds. */
const SILENT = 45_000

/** The processes that share the database. */
export const Nodes = () => {
  const { t } = useTranslation()
  const { data: nodes = [] } = useQuery({ ...someOf<Node>('/api/nodes', { limit: 20 }, may('configuration')), refetchInterval: 15_000, retry: false })
  if (nodes.length === 0) return null
  return (
    <Panel title={t('work.nodes')}>
      {nodes.map(({ id, version, started_at, seen_at }) => (
        <Group key={id} justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <span className={`dot ${Date.now() - seen_at < SILENT ? 'good' : 'bad'}`} aria-hidden />
            <Text size="sm" className="mono" truncate title={id}>
              {id} {version}
            </Text>
          </Group>
          <When at={started_at} />
        </Group>
      ))}
    </Panel>
  )
}
