import { Anchor, Badge, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useNewlyDecided } from '../../api/decisions.ts'
import { someOf } from '../../api/rows.ts'
import { Panel } from '../../parts/panel.tsx'
import type { ClientRow } from '../clients/client-row.ts'
import { APPLICATIONS, stageTone } from '../developers/stages.ts'

/** The applications of a developer: where each stands, and whose turn it is. */
export const MyApplications = () => {
  const { t } = useTranslation()
  const { data = [] } = useQuery(someOf<ClientRow>(APPLICATIONS, { limit: 20 }))
  const isNewlyDecided = useNewlyDecided()
  if (data.length === 0) return null
  return (
    <Panel title={t('portal.title')}>
      {data.map(({ id, name, stage, decided_at }) => (
        <Group key={id} justify="space-between" wrap="nowrap" align="flex-start">
          <div style={{ minWidth: 0 }}>
            <Anchor size="sm" fw={550} renderRoot={(props) => <Link to={`/applications/${encodeURIComponent(id)}`} {...props} />}>
              {name}
            </Anchor>
            {isNewlyDecided({ id, decided_at: decided_at ?? null }) && (
              <Text size="sm" fw={550}>
                {t('portal.newly_decided')}
              </Text>
            )}
            <Text size="xs" c="dimmed">
              {t(`portal.stage_words.${stage}`)}
            </Text>
          </div>
          <Badge color={stageTone[stage]} style={{ flex: 'none' }}>
            {t(`portal.stages.${stage}`)}
          </Badge>
        </Group>
      ))}
    </Panel>
  )
}
