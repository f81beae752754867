import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconUserPlus, IconUsers } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isSandboxed } from '#model/client-standing.ts'
import { MOST_TEST_USERS } from '#model/test-user.ts'
import type { User } from '#model/user.ts'
import { create, remove, someOf } from '../../api/rows.ts'
import { randomText } from '../../auth/pkce.ts'
import { Blank } from '../../parts/blank.tsx'
import { Failure } from '../../parts/failure.tsx'
import { NameTag } from '../../parts/name-tag.tsx'
import { refused } from '../../parts/said.ts'
import { Waiting } from '../../parts/waiting.tsx'
import type { ClientRow } from '../clients/client-row.ts'
import { MadeTestUser } from './made-test-user.tsx'
import { APPLICATIONS } from './stages.ts'

export type TestUser = Pick<User, 'id' | 'name' | 'username' | 'email'> & { readonly password?: string }

/** Made-up people with whom a developer signs in to an application that is not live. */
export const TestUsers = ({ application }: { readonly application: ClientRow }) => {
  const { t } = useTranslation()
  const path = `${APPLICATIONS}/${encodeURIComponent(application.id)}/test_users`
  const isSandbox = isSandboxed(application)
  const query = useQuery(someOf<TestUser>(path, {}, isSandbox))
  // A second one does not take the password of the first away.
  const [made, setMade] = useState<readonly TestUser[]>([])
  const removing = useMutation({ mutationFn: (id: string) => remove(path, id), onError: refused })
  if (!isSandbox) return <Blank icon={IconUsers} title={t('portal.test_users.none_live')} words={t('portal.test_users.none_live_words')} />
  if (query.isPending) return <Waiting lines={3} />
  if (query.isError) return <Failure failure={query.error} again={() => void query.refetch()} />
  const people = query.data
  return (
    <Stack>
      <Text size="sm" c="dimmed" maw={720}>
        {t('portal.test_users.about', { count: MOST_TEST_USERS })}
      </Text>
      {people.length < MOST_TEST_USERS && <NewTestUser path={path} made={(user) => setMade((before) => [user, ...before])} />}
      {made.map(
        ({ id, username, password }) => password && people.some((person) => person.id === id) && <MadeTestUser key={id} made={{ username, password }} />,
      )}
      {people.map(({ id, name, username, email }) => (
        <Group key={id} className="card" p="md" justify="space-between" data-test-user={username}>
          <div style={{ minWidth: 0 }}>
            <Text size="sm" fw={600}>
              {name}
            </Text>
            <NameTag value={username} />
            <Text size="xs" c="dimmed">
              {email}
            </Text>
          </div>
          <Button
            size="xs"
            variant="default"
            aria-label={`${t('portal.test_users.remove')}: ${name ?? username}`}
            loading={removing.isPending && removing.variables === id}
            onClick={() => removing.mutate(id)}
          >
            {t('portal.test_users.remove')}
          </Button>
        </Group>
      ))}
    </Stack>
  )
}

const NewTestUser = ({ path, made }: { readonly path: string; readonly made: (user: TestUser) => void }) => {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const making = useMutation({
    mutationFn: () => create<TestUser>(path, 'user', name.trim() === '' ? {} : { name: name.trim() }, randomText()),
    onSuccess: (user) => {
      setName('')
      made(user)
    },
    onError: refused,
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        making.mutate()
      }}
    >
      <Group align="flex-end" gap="sm">
        <TextInput
          label={t('portal.test_users.name')}
          placeholder={t('portal.test_users.example')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={256}
          style={{ flex: '1 1 200px', maxWidth: 320 }}
        />
        <Button type="submit" leftSection={<IconUserPlus size={16} aria-hidden />} loading={making.isPending}>
          {t('portal.test_users.make')}
        </Button>
      </Group>
    </form>
  )
}
