import { Group, Select, SimpleGrid, Stack, TagsInput, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProtectedApi } from '#model/protected-api.ts'
import type { Scope } from '#model/scope.ts'
import type { User } from '#model/user.ts'
import { type AnyRow, someOf } from '../../../api/rows.ts'
import { may } from '../../../auth/tokens.ts'
import { Failure } from '../../../parts/failure.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { lengthOf } from '../../../parts/time.ts'
import { Waiting } from '../../../parts/waiting.tsx'
import type { ClientRow } from '../client-row.ts'
import { ClaimsTable } from './claims-table.tsx'
import { type Asked, type Preview, usePreview } from './use-preview.ts'

interface ReceivesParts {
  readonly client: ClientRow
  /** The unsaved changes of the client. */
  readonly changes: AnyRow
}

/** A preview of what a client receives. For a person, scopes and an API: consent, tokens, userinfo and introspection, and the difference an unsaved change makes. */
export default function Receives({ client, changes }: ReceivesParts) {
  const { t } = useTranslation()
  const withPeople = client.supported_grant_types.includes('authorization_code') && may('users')
  const [asked, ask] = useState<Asked>({ scope: withPeople ? 'openid profile email' : '' })
  const pending = Object.keys(changes).length > 0
  const now = usePreview(client.id, asked, {})
  const then = usePreview(client.id, asked, changes, pending)
  return (
    <Panel title={t('receives.title')}>
      <Text size="sm" c="dimmed">
        {t(pending ? 'receives.about_change' : 'receives.about')}
      </Text>
      <Question asked={asked} ask={ask} withPeople={withPeople} />
      {now.isPending && <Waiting lines={3} />}
      {now.isError && <Failure failure={now.error} again={() => void now.refetch()} />}
      {pending && then.isError && <Failure failure={then.error} again={() => void then.refetch()} />}
      {now.data && <Answer before={now.data} after={pending ? then.data : undefined} />}
    </Panel>
  )
}

interface QuestionParts {
  readonly asked: Asked
  readonly ask: (asked: Asked) => void
  readonly withPeople: boolean
}

const Question = ({ asked, ask, withPeople }: QuestionParts) => {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const { data: people = [] } = useQuery(someOf<User>('/api/users', { search: typed, limit: 10 }, withPeople))
  const { data: scopes = [] } = useQuery(someOf<Scope>('/api/scopes', { limit: 200, sort: 'name' }, may('scopes')))
  const { data: apis = [] } = useQuery(someOf<ProtectedApi>('/api/apis', { limit: 50 }, may('scopes')))
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }}>
      {withPeople && (
        <Select
          label={t('receives.person')}
          placeholder={t('receives.itself')}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('list.clear') }}
          value={asked.user_id ?? null}
          data={people.map(({ id, username }) => ({ value: id, label: username }))}
          filter={({ options }) => options}
          onSearchChange={setTyped}
          onChange={(id) => ask({ ...asked, user_id: id ?? undefined })}
        />
      )}
      <TagsInput
        label={t('receives.scopes')}
        value={asked.scope.split(' ').filter(Boolean)}
        data={scopes.map(({ name }) => name)}
        splitChars={[' ', ',']}
        onChange={(names) => ask({ ...asked, scope: names.join(' ') })}
      />
      {apis.length > 0 && (
        <Select
          label={t('receives.api')}
          placeholder="—"
          clearable
          clearButtonProps={{ 'aria-label': t('list.clear') }}
          value={asked.resource ?? null}
          data={apis.map(({ identifier, name }) => ({ value: identifier, label: name }))}
          onChange={(resource) => ask({ ...asked, resource: resource ?? undefined })}
        />
      )}
    </SimpleGrid>
  )
}

/** The consent page in words, and each token with its claims. */
const Answer = ({ before, after }: { readonly before: Preview; readonly after: Preview | undefined }) => {
  const { t, i18n } = useTranslation()
  const lives = (seconds: number) => t('receives.lives', { time: lengthOf(seconds, i18n.language) })
  const parts = [
    { label: t('receives.id_token'), claims: before.id_token?.claims, after: after?.id_token?.claims, life: before.id_token?.expires_in },
    {
      label: t('receives.access_token', { format: before.access_token.format }),
      claims: before.access_token.claims,
      after: after?.access_token.claims,
      life: before.access_token.expires_in,
    },
    { label: t('receives.userinfo'), claims: before.userinfo, after: after?.userinfo, life: undefined },
    { label: t('receives.introspection'), claims: before.introspection, after: after?.introspection, life: undefined },
  ]
  return (
    <Stack gap="md">
      <div>
        <Text size="sm" fw={600}>
          {t('receives.consent')}
        </Text>
        <Text size="sm">{t((after ?? before).consent.asked ? 'receives.consent_asked' : 'receives.consent_waived')}</Text>
        <ul style={{ margin: 0 }}>
          {before.consent.scopes.map(({ name, label }) => (
            <li key={name}>
              <Text span size="sm">
                {label ?? name} <code>{name}</code>
              </Text>
            </li>
          ))}
        </ul>
      </div>
      {parts.map(({ label, claims, after: next, life }) => (
        <div key={label}>
          <Group justify="space-between">
            <Text size="sm" fw={600}>
              {label}
            </Text>
            {life !== undefined && (
              <Text size="xs" c="dimmed">
                {lives(life)}
              </Text>
            )}
          </Group>
          {claims ? (
            <ClaimsTable label={label} claims={claims} releasedBy={before.released_by} {...(after ? { after: next ?? null } : {})} />
          ) : (
            <Text size="sm" c="dimmed">
              {t('receives.nothing')}
            </Text>
          )}
        </div>
      ))}
      <Text size="sm" c="dimmed">
        {before.refresh_token_ttl === null ? t('receives.no_refresh') : t('receives.refresh', { time: lengthOf(before.refresh_token_ttl, i18n.language) })}
      </Text>
    </Stack>
  )
}
