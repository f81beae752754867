import { Anchor, Badge, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useNewlyDecided } from '../../api/decisions.ts'
import { someOf } from '../../api/rows.ts'
import { Panel } from '../../parts/panel.tsx'
import type { ClientRow } from '../clients/client-row.ts'
import { DeveloperLinks } from '../developers/developer-links.tsx'
import { APPLICATIONS, stageTone } from '../developers/stages.ts'
import { FirstSteps } from './first-steps.tsx'

/** The home of a developer: their applications, or how to begin, and where to read on. */
export const DeveloperHome = () => {
  const { t } = useTranslation()
  const { data } = useQuery(someOf<ClientRow>(APPLICATIONS, { limit: 20 }))
  return (
    <>
      {data?.length === 0 && <FirstSteps of="developer" />}
      {data && data.length > 0 && <MyApplications applications={data} />}
      <Panel title={t('portal.read_on')}>
        <DeveloperLinks />
      </Panel>
    </>
  )
}

/** Where each application stands, and whose turn it is. */
const MyApplications = ({ applications }: { readonly applications: readonly ClientRow[] }) => {
  const { t } = useTranslation()
  const isNewlyDecided = useNewlyDecided()
  return (
    <Panel title={t('portal.title')}>
      {applications.map(({ id, name, stage, decided_at }) => (
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
