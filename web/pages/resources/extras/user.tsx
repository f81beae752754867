import { Anchor, Badge, Button, Group, PasswordInput, Popover, Stack, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '#model/session.ts'
import { ACT_AS } from '#model/system-scopes.ts'
import { call } from '../../../api/call.ts'
import { patch, queries, someOf } from '../../../api/rows.ts'
import { holds, may, me } from '../../../auth/tokens.ts'
import { done, refused } from '../../../parts/said.ts'
import { When } from '../../../parts/when.tsx'
import { ActAs } from './act-as.tsx'
import { EffectiveScopes } from './effective.tsx'
import { Factors } from './factors.tsx'
import type { ExtrasParts } from './parts.ts'
import { PasswordLink } from './password-link.tsx'

const USERS = '/api/users'

/** The most frequent actions on a person: block, unblock, a new password; and their sessions. */
export const UserExtras = ({ row, id }: ExtrasParts) => {
  const { t } = useTranslation()
  const blocked = row['blocked'] === true
  const { data: sessions = [] } = useQuery(someOf<LiveSession>('/api/sessions', { user_id: id, limit: 20 }))
  const live = sessions.filter((session) => session.active)
  const changing = useMutation({
    mutationFn: (changes: Readonly<Record<string, unknown>>) => patch(USERS, { id, name: 'user', changes }),
    onSuccess: () => done(t('form.saved')),
    onError: refused,
  })
  const acting = useMutation({
    mutationFn: async (verb: 'block' | 'unblock' | 'unlock' | 'end_sessions') => {
      await call(`${USERS}/${encodeURIComponent(id)}/${verb}`, { method: 'POST' })
      await Promise.all([USERS, '/api/sessions'].map((path) => queries.invalidateQueries({ queryKey: [path] })))
    },
    onSuccess: () => done(t('form.saved')),
    onError: refused,
  })
  return (
    <>
      <Stack className="card" p="md" mb="lg" gap="sm">
        <Group justify="space-between">
          <Group gap="xs">
            {blocked ? <Badge color="red">{t('people.blocked')}</Badge> : <Badge color="teal">{t('people.active')}</Badge>}
            <Text size="sm">
              {t('people.signed_in_at', { count: live.length })} {live[0] && <When at={live[0].last_seen_at} />}
            </Text>
          </Group>
          {holds(ACT_AS) && me()?.sub !== id && <ActAs id={id} />}
          {may('users', 'manage') && (
            <Group gap="xs">
              <PasswordButton set={(password) => changing.mutate({ password, must_change_password: true })} />
              {!blocked && <PasswordLink id={id} />}
              {row['locked'] === true && (
                <Button variant="default" loading={acting.isPending} onClick={() => acting.mutate('unlock')}>
                  {t('people.unlock')}
                </Button>
              )}
              {live.length > 0 && (
                <Button variant="default" loading={acting.isPending} onClick={() => acting.mutate('end_sessions')}>
                  {t('people.end_sessions')}
                </Button>
              )}
              <Button variant="default" loading={acting.isPending} onClick={() => acting.mutate(blocked ? 'unblock' : 'block')}>
                {blocked ? t('people.unblock') : t('people.block')}
              </Button>
            </Group>
          )}
        </Group>
        <LiveSessions live={live} />
      </Stack>
      <Factors id={id} />
      <EffectiveScopes id={id} />
    </>
  )
}

type LiveSession = Session & { readonly active: boolean }

/** The places where a person is signed in now. */
const LiveSessions = ({ live }: { readonly live: readonly LiveSession[] }) => (
  <>
    {live.map((session) => (
      <Group key={session.id} gap="xs" wrap="nowrap">
        <Anchor size="sm" truncate renderRoot={(props) => <Link to={`/sessions/${encodeURIComponent(session.id)}`} {...props} />}>
          {session.agent ?? session.id}
        </Anchor>
        <Text size="sm" c="dimmed" component="div">
          {session.address} <When at={session.last_seen_at} />
        </Text>
      </Group>
    ))}
  </>
)

const PasswordButton = ({ set }: { readonly set: (password: string) => void }) => {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const [opened, setOpened] = useState(false)
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus width={300} position="bottom-end">
      <Popover.Target>
        <Button variant="default" onClick={() => setOpened(!opened)}>
          {t('people.set_password')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            set(password)
            setPassword('')
            setOpened(false)
          }}
        >
          <PasswordInput
            label={t('people.new_password')}
            description={t('people.new_password_words')}
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" mt="sm" fullWidth disabled={password.length < 8}>
            {t('people.set_password')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
