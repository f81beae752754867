import { Alert, Button, Group, PasswordInput, SegmentedControl, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { patch } from '../../../api/rows.ts'
import { may } from '../../../auth/tokens.ts'
import { valueWord } from '../../../form/wording.ts'
import { done, refused } from '../../../parts/said.ts'
import { CLIENTS, type ClientRow } from '../client-row.ts'
import { type Attempt, ask, authorize, type Exchange, post } from './exchange.ts'
import { ExchangeCard } from './exchange-card.tsx'
import { tryRedirectUri } from './popup.ts'
import { Snippets } from './snippets.tsx'

const runnable = ['client_credentials', 'authorization_code'] as const
type Runnable = (typeof runnable)[number]

const run = (grant: Runnable, attempt: Attempt): Promise<Exchange[]> =>
  grant === 'authorization_code'
    ? authorize(attempt)
    : post('/oauth/token', { grant_type: grant, scope: attempt.scope, resource: attempt.resource }, attempt).then((exchange) => [exchange])

/** Runs the client's grants from here, for real, and shows every request and answer; then the code that does the same. */
export default function TryItTab({ client }: { readonly client: ClientRow }) {
  const { t } = useTranslation()
  const grants = runnable.filter((grant) => client.supported_grant_types.includes(grant))
  const [grant, setGrant] = useState<Runnable>(grants[0] ?? 'client_credentials')
  const [secret, setSecret] = useState('')
  const [scope, setScope] = useState(grant === 'authorization_code' ? 'openid profile' : '')
  const [resource, setResource] = useState('')
  const [exchanges, setExchanges] = useState<readonly Exchange[]>([])
  const attempt: Attempt = { client, secret: secret.trim(), scope, resource }
  const running = useMutation({
    mutationFn: (step: () => Promise<Exchange[]>) => step(),
    onSuccess: (more) => setExchanges((before) => [...more, ...before]),
    onError: refused,
  })
  const step = (act: () => Promise<Exchange>) => running.mutate(() => act().then((exchange) => [exchange]))
  const tokens = exchanges.find((exchange) => typeof exchange.body['access_token'] === 'string')?.body
  const access = String(tokens?.['access_token'] ?? '')
  const refreshing = String(tokens?.['refresh_token'] ?? '')
  const needsSecret = client.token_endpoint_auth_methods.some((method) => method.startsWith('client_secret'))
  return (
    <Stack>
      <Stack component="section" className="card" p="lg">
        <Title order={2} size="h3">
          {t('try.title')}
        </Title>
        {grants.length === 0 && <Alert color="gray">{t('try.no_grants')}</Alert>}
        {grants.length > 1 && (
          <SegmentedControl
            value={grant}
            onChange={(value) => setGrant(value as Runnable)}
            data={grants.map((value) => ({ value, label: valueWord(value) }))}
            style={{ alignSelf: 'flex-start' }}
          />
        )}
        <form
          onSubmit={(event) => {
            event.preventDefault()
            running.mutate(() => run(grant, attempt))
          }}
        >
          <Stack>
            {grant === 'authorization_code' && <RedirectNotice client={client} />}
            <Group grow align="flex-start">
              {needsSecret && (
                <PasswordInput
                  label={t('try.secret')}
                  description={t('try.secret_words')}
                  autoComplete="off"
                  value={secret}
                  onChange={(event) => setSecret(event.currentTarget.value)}
                />
              )}
              <TextInput label="scope" description={t('try.scope_words')} value={scope} onChange={(event) => setScope(event.currentTarget.value)} />
              <TextInput label="resource" description={t('try.resource_words')} value={resource} onChange={(event) => setResource(event.currentTarget.value)} />
            </Group>
            <Group gap="xs">
              <Button type="submit" leftSection={<IconPlayerPlay size={16} />} loading={running.isPending} disabled={grants.length === 0}>
                {t('try.run')}
              </Button>
              {access && (
                <>
                  <Button variant="default" onClick={() => step(() => post('/oauth/introspect', { token: access }, attempt))}>
                    {t('try.introspect')}
                  </Button>
                  {grant === 'authorization_code' && (
                    <Button variant="default" onClick={() => step(() => ask('/oauth/userinfo', access))}>
                      {t('try.userinfo')}
                    </Button>
                  )}
                  {refreshing && (
                    <Button
                      variant="default"
                      onClick={() => step(() => post('/oauth/token', { grant_type: 'refresh_token', refresh_token: refreshing }, attempt))}
                    >
                      {t('try.refresh')}
                    </Button>
                  )}
                  <Button variant="default" onClick={() => step(() => post('/oauth/revoke', { token: access }, attempt))}>
                    {t('client.revoke')}
                  </Button>
                </>
              )}
            </Group>
          </Stack>
        </form>
      </Stack>
      {exchanges.map((exchange) => (
        <ExchangeCard key={exchange.id} exchange={exchange} />
      ))}
      <Stack component="section" className="card" p="lg">
        <Title order={2} size="h3">
          {t('try.snippets')}
        </Title>
        <Snippets client={client} secret={secret.trim() || undefined} />
      </Stack>
    </Stack>
  )
}

/** The window comes back here, so this address must be one of the client's. */
const RedirectNotice = ({ client }: { readonly client: ClientRow }) => {
  const { t } = useTranslation()
  const adding = useMutation({
    mutationFn: () => patch(CLIENTS, { id: client.id, name: 'client', changes: { redirect_uris: [...client.redirect_uris, tryRedirectUri] } }),
    onSuccess: () => done(t('form.saved')),
    onError: refused,
  })
  if (client.redirect_uris.includes(tryRedirectUri)) return null
  return (
    <Alert color="yellow">
      <Text size="sm">{t('try.needs_redirect', { uri: tryRedirectUri })}</Text>
      {may('clients', 'manage') && (
        <Button size="xs" mt="xs" variant="default" onClick={() => adding.mutate()} loading={adding.isPending}>
          {t('try.add_redirect')}
        </Button>
      )}
    </Alert>
  )
}
