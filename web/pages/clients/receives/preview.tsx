import { Select, SimpleGrid, TagsInput, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProtectedApi } from '#model/protected-api.ts'
import type { Scope } from '#model/scope.ts'
import type { User } from '#model/user.ts'
import { someOf } from '../../../api/rows.ts'
import { may } from '../../../auth/tokens.ts'
import { useMe } from '../../../auth/use-me.ts'
import { Failure } from '../../../parts/failure.tsx'
import { FoundSelect } from '../../../parts/found-select.tsx'
import { Waiting } from '../../../parts/waiting.tsx'
import type { ClientRow } from '../client-row.ts'
import { Answer } from './answer.tsx'
import { type Asked, type PendingChanges, usePreview } from './use-preview.ts'

interface PreviewParts {
  readonly client: Pick<ClientRow, 'id' | 'supported_grant_types'>
  /** The unsaved changes, by the member of the question that they are asked with. */
  readonly pending: PendingChanges
  /** The API of the question, where the page is about that API. */
  readonly resource?: string
}

/** A preview of what a client receives. For a person, scopes and an API: consent, tokens, userinfo and introspection, and the difference unsaved changes make. */
export const ReceivedPreview = ({ client, pending, resource }: PreviewParts) => {
  const { t } = useTranslation()
  const withPeople = client.supported_grant_types.includes('authorization_code') && may('users')
  const me = useMe()
  // A client that cannot act for itself has nothing to receive without a person: the one at the screen is at hand.
  const alone = client.supported_grant_types.includes('client_credentials')
  const [asked, ask] = useState<Asked>({ scope: withPeople ? 'openid profile email' : '', resource, user_id: withPeople && !alone ? me?.sub : undefined })
  const isPending = Object.values(pending).some((changes) => Object.keys(changes).length > 0)
  // A changed mapping of attributes concerns a person's claims: until one is chosen there is nothing to compare.
  const compared = isPending && (pending.backend_changes === undefined || asked.user_id !== undefined)
  const now = usePreview(client.id, asked, {})
  const then = usePreview(client.id, asked, pending, compared)
  return (
    <>
      <Text size="sm" c="dimmed">
        {t(isPending ? 'receives.about_change' : 'receives.about')}
      </Text>
      <Question asked={asked} ask={ask} withPeople={withPeople} fixed={resource !== undefined} />
      {now.isPending && <Waiting lines={3} />}
      {now.isError && <Failure failure={now.error} again={() => void now.refetch()} />}
      {compared && then.isError && <Failure failure={then.error} again={() => void then.refetch()} />}
      {now.data && <Answer before={now.data} after={compared ? then.data : undefined} />}
    </>
  )
}

interface QuestionParts {
  readonly asked: Asked
  readonly ask: (asked: Asked) => void
  readonly withPeople: boolean
  /** The API is not for choosing. */
  readonly fixed: boolean
}

const Question = ({ asked, ask, withPeople, fixed }: QuestionParts) => {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const me = useMe()
  const { data: found = [] } = useQuery(someOf<User>('/api/users', { search: typed, limit: 10 }, withPeople))
  const { data: scopes = [] } = useQuery(someOf<Scope>('/api/scopes', { limit: 200, sort: 'name' }, may('scopes')))
  const { data: apis = [] } = useQuery(someOf<ProtectedApi>('/api/apis', { limit: 50 }, may('scopes') && !fixed))
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }}>
      {withPeople && (
        <FoundSelect
          label={t('receives.person')}
          placeholder={t('receives.itself')}
          clearable
          allowDeselect={false}
          clearButtonProps={{ 'aria-label': t('list.clear') }}
          value={asked.user_id ?? null}
          found={[...found.map(({ id, username }) => [id, username] as const), ...(me ? [[me.sub, me.name] as const] : [])]}
          search={setTyped}
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
      {!fixed && apis.length > 0 && (
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
