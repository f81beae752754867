import { Anchor, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { someOf } from '../../../api/rows.ts'
import { Panel } from '../../../parts/panel.tsx'
import { When } from '../../../parts/when.tsx'
import type { ClientRow } from '../client-row.ts'
import { useActivity } from '../use-activity.ts'
import type { Explained } from '../why/explained.ts'
import { Mend } from '../why/mend.tsx'

const MOST = 2

/** The last refused requests of a client, in words, each with its fix. */
export const LastRefusals = ({ client, root, all }: { readonly client: ClientRow; readonly root: string; readonly all: () => void }) => {
  const { t } = useTranslation()
  const { data = [] } = useQuery(someOf<Explained>('/api/explanations', { client_id: client.id, limit: MOST }))
  const refused = useActivity(client.id).data?.total.refusals ?? 0
  return (
    <Panel title={t('overview.refusals')} compact>
      {data.length === 0 && (
        <Text size="sm" c="dimmed">
          {t(refused > 0 ? 'why.none_kept' : 'why.none')}
        </Text>
      )}
      {data.map((one) => (
        <Stack key={one.id} gap={4}>
          <Group justify="space-between" wrap="nowrap" gap="xs">
            <Text size="sm" fw={550} truncate>
              {t(`values.${one.check}`)}
            </Text>
            <Text size="xs" c="dimmed" component="div" style={{ flex: 'none' }}>
              <When at={one.at} />
            </Text>
          </Group>
          <Text size="sm" lineClamp={2}>
            {t(`why.said.${one.check}`)}
          </Text>
          {one.fix && <Mend explained={one} root={root} />}
        </Stack>
      ))}
      {data.length > 0 && (
        <Anchor component="button" size="sm" onClick={all} style={{ alignSelf: 'flex-start' }}>
          {t('overview.all_refusals')}
        </Anchor>
      )}
    </Panel>
  )
}
