import { Anchor, Badge, Button, Group, Text } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Versioned } from '../../api/rows.ts'
import { may } from '../../auth/tokens.ts'
import { everyHour } from '../../parts/hours.ts'
import { NameTag } from '../../parts/name-tag.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Sparkline } from '../../parts/sparkline.tsx'
import { When } from '../../parts/when.tsx'
import { RowLink } from '../resources/cell.tsx'
import { AskedActDialog } from './asked-act.tsx'
import { type AskedAct, askedActs, useClientActs } from './client-acts.ts'
import { ClientMenu } from './client-menu.tsx'
import type { ClientRow } from './client-row.ts'
import { HealthMark } from './health-mark.tsx'
import { NamespaceName } from './namespace-name.tsx'
import { type Seen, useActivity } from './use-activity.ts'

/** Tokens of the last day, hour by hour. */
const lastDay = ({ hours }: Seen): readonly number[] => everyHour(hours, Date.now() - 24 * 3_600_000).map((hour) => ('tokens' in hour ? hour.tokens : 0))

interface ClientHeadParts {
  readonly seen: Versioned<ClientRow>
  readonly tryIt: () => void
  readonly whyRefused: () => void
  /** An action that the address asks for: the command palette leads here. */
  readonly act: string | undefined
  readonly acted: () => void
}

/** The client in words: state, kind, owner, last use; and the actions on it as a whole. */
export const ClientHead = ({ seen, tryIt, whyRefused, act, acted }: ClientHeadParts) => {
  const { t } = useTranslation()
  const client = seen.row
  const { data: use } = useActivity(client.id)
  const [asked, ask] = useState<AskedAct>()
  const acts = useClientActs(seen, () => ask(undefined))
  const writable = may('clients', 'manage')
  const enable = () => acts.changing.mutate({ active: true })
  const duplicate = acts.copying.mutate
  useEffect(() => {
    const wanted = askedActs.find((name) => name === act)
    if (!writable || act === undefined) return
    if (wanted && !client.protected) ask(wanted)
    if (act === 'duplicate') duplicate()
    if (act === 'enable') enable()
    if (wanted || act === 'duplicate' || act === 'enable') acted()
  })
  return (
    <>
      <PageHead title={client.name} words={<Facts client={client} use={use} whyRefused={whyRefused} />}>
        <Button variant="default" leftSection={<IconPlayerPlay size={16} />} onClick={tryIt}>
          {t('client.try_it')}
        </Button>
        {writable && <ClientMenu client={client} ask={ask} duplicate={duplicate} enable={enable} adopt={acts.adopting.mutate} change={acts.changing.mutate} />}
      </PageHead>
      {asked && <AskedActDialog client={client} act={asked} acts={acts} cancel={() => ask(undefined)} />}
    </>
  )
}

interface FactParts {
  readonly client: ClientRow
  readonly use: Seen | undefined
  readonly whyRefused: () => void
}

/** Its state, kind and owner, and its use in the last week. */
const Facts = ({ client, use, whyRefused }: FactParts) => {
  const { t } = useTranslation()
  return (
    <Group gap="sm" mt={6}>
      <HealthMark state={client.active ? (use?.state ?? 'active') : 'disabled'} />
      <Badge variant="default">{t(`clients.kinds.${client.kind}`)}</Badge>
      {client.stage !== 'live' && <Badge color="yellow">{t(`portal.stages.${client.stage}`)}</Badge>}
      {client.namespace && (
        <Badge variant="default">
          <NamespaceName id={client.namespace} />
        </Badge>
      )}
      {client.owner && (
        <Text span size="sm">
          {t('parts.labelled', { label: t('clients.owner') })} <RowLink resource="user" id={client.owner} name={client.owner_name} />
        </Text>
      )}
      <NameTag value={client.id} />
      <Text span size="sm">
        {t('parts.labelled', { label: t('clients.last_used') })} <When at={use?.last_used_at ?? undefined} />
        {use && use.total.tokens > 0 && (
          <>
            {' · '}
            {t('client.tokens_week', { count: use.total.tokens })} <Sparkline values={lastDay(use)} />
          </>
        )}
        {use && use.total.refusals > 0 && (
          <>
            {' · '}
            <Anchor component="button" inherit onClick={whyRefused}>
              {t('client.refused_week', { count: use.total.refusals })}
            </Anchor>
          </>
        )}
      </Text>
    </Group>
  )
}
