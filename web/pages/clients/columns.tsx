import { Anchor, Group, Text, ThemeIcon } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { valueWord } from '../../i18n/wording.ts'
import type { Column } from '../../list/table.tsx'
import { NameTag } from '../../parts/name-tag.tsx'
import { figure } from '../../parts/time.ts'
import { Tip } from '../../parts/tip.tsx'
import { When } from '../../parts/when.tsx'
import type { ListedClient } from './client-row.ts'
import { HealthMark } from './health-mark.tsx'
import { kindIcons } from './kinds.ts'
import { NamespaceName } from './namespace-name.tsx'

const SHOWN_GRANTS = 1

const Named = ({ client }: { readonly client: ListedClient }) => {
  const { t } = useTranslation()
  const Icon = kindIcons[client.kind]
  return (
    <Group gap="sm" wrap="nowrap">
      <Tip label={t(`clients.kinds.${client.kind}`)}>
        <ThemeIcon variant="light" size={32} radius="md" color={client.active ? 'gate' : 'gray'}>
          <Icon size={18} stroke={1.6} aria-label={t(`clients.kinds.${client.kind}`)} />
        </ThemeIcon>
      </Tip>
      <div style={{ minWidth: 0, maxWidth: 'min(260px, 34vw)' }}>
        <Anchor
          fw={550}
          size="sm"
          c="inherit"
          lineClamp={2}
          style={{ overflowWrap: 'break-word' }}
          title={client.name}
          renderRoot={(props) => <Link to={`/clients/${encodeURIComponent(client.id)}`} {...props} />}
        >
          {client.name}
        </Anchor>
        {client.namespace && (
          <Text size="xs" c="dimmed">
            <NamespaceName id={client.namespace} />
          </Text>
        )}
      </div>
    </Group>
  )
}

const Grants = ({ grants }: { readonly grants: readonly string[] }) => (
  <Group gap={4} wrap="nowrap">
    {grants.slice(0, SHOWN_GRANTS).map((grant) => (
      <Text key={grant} span size="sm">
        {valueWord(grant)}
      </Text>
    ))}
    {grants.length > SHOWN_GRANTS && (
      <Tip label={grants.slice(SHOWN_GRANTS).map(valueWord).join(', ')}>
        <Text span size="xs" c="dimmed">
          +{grants.length - SHOWN_GRANTS}
        </Text>
      </Tip>
    )}
  </Group>
)

/** The columns of the list of clients. */
export function useClientColumns(): readonly Column<ListedClient>[] {
  const { t, i18n } = useTranslation()
  return [
    { name: 'name', title: t('clients.name'), sortable: true, draw: (client) => <Named client={client} /> },
    { name: 'id', aside: true, title: t('clients.id'), draw: (client) => <NameTag value={client.id} short /> },
    { name: 'grants', aside: true, title: t('clients.grants'), draw: (client) => <Grants grants={client.supported_grant_types} /> },
    { name: 'last_used_at', aside: true, title: t('clients.last_used'), sortable: true, lastFirst: true, draw: (client) => <When at={client.last_used_at} /> },
    { name: 'health', title: t('clients.state'), draw: (client) => <HealthMark state={client.state ?? 'active'} /> },
    ...(['recent_refusals', 'recent_tokens'] as const).map(
      (name): Column<ListedClient> => ({
        name,
        aside: true,
        title: t(`clients.${name}`),
        hint: t('clients.recent_words'),
        sortable: true,
        lastFirst: true,
        draw: (client) => <span className="numbers">{figure(client[name] ?? 0, i18n.language)}</span>,
      }),
    ),
    {
      name: 'updated_at',
      aside: true,
      extra: true,
      title: t('clients.updated'),
      sortable: true,
      lastFirst: true,
      draw: (client) => <When at={client.updated_at} />,
    },
  ]
}
