import { Stack, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { may } from '../../../auth/tokens.ts'
import type { ClientRow } from '../client-row.ts'
import ConsentsTab from './consents.tsx'
import TokensTab from './tokens.tsx'

/** The people of a client: what they agreed to, and the tokens that are live for them. */
export default function PeopleTab({ client }: { readonly client: ClientRow }) {
  const { t } = useTranslation()
  return (
    <Stack gap="xl">
      <section aria-labelledby="live-tokens">
        <Title order={2} size="h3" id="live-tokens" mb="xs">
          {t('client.live_tokens')}
        </Title>
        <TokensTab client={client} />
      </section>
      {may('users') && (
        <section aria-labelledby="consents">
          <Title order={2} size="h3" id="consents" mb="xs">
            {t('client.consents')}
          </Title>
          <ConsentsTab client={client} />
        </section>
      )}
    </Stack>
  )
}
