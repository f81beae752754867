import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { registry as registryQuery } from '../../../api/names.ts'
import { NameTag } from '../../../parts/name-tag.tsx'
import { SecretOnce } from '../../../parts/secret-once.tsx'
import type { ClientRow } from '../client-row.ts'
import { ProgramCard } from '../program-card.tsx'
import { Snippets } from '../try-it/snippets.tsx'

/** The new client: its id, its secret this once, and code that works. */
export const Made = ({ client, to }: { readonly client: ClientRow & { readonly secret?: string }; readonly to: string }) => {
  const { t } = useTranslation()
  const { data: registry } = useQuery(registryQuery)
  return (
    <Stack maw={860}>
      <Stack className="card" p="lg">
        <div>
          <Text size="sm" c="dimmed">
            {t('clients.id')}
          </Text>
          <NameTag value={client.id} />
        </div>
        {client.secret && <SecretOnce secret={client.secret} name={client.id} />}
        {!client.secret && <Text size="sm">{t('wizard.no_secret')}</Text>}
      </Stack>
      <ProgramCard client={client} secret={client.secret} />
      <Stack className="card" p="lg">
        <Title order={2} size="h3">
          {t('wizard.use_it')}
        </Title>
        {registry && <Snippets client={client} registry={registry} secret={client.secret} />}
      </Stack>
      <Group>
        <Button rightSection={<IconArrowRight size={16} />} renderRoot={(props) => <Link to={to} {...props} />}>
          {t(to.startsWith('/applications') ? 'portal.go_on' : 'wizard.go_on')}
        </Button>
      </Group>
    </Stack>
  )
}
