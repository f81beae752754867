import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { IconListCheck } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { queries, someOf } from '../../api/rows.ts'
import { Blank } from '../../parts/blank.tsx'
import { Confirm } from '../../parts/confirm.tsx'
import { Failure } from '../../parts/failure.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { done, refused } from '../../parts/said.ts'
import { Waiting } from '../../parts/waiting.tsx'
import { When } from '../../parts/when.tsx'
import { type ConnectedApp, MY_APPS, permissionName } from './connected-app.ts'
import { Gallery } from './gallery.tsx'
import { Less } from './less.tsx'

/** The applications with access to one's account: their access, since when, last use; and its withdrawal. */
export default function MyAppsPage() {
  const { t } = useTranslation()
  const query = useQuery(someOf<ConnectedApp>(MY_APPS))
  const [asked, ask] = useState<ConnectedApp>()
  const [shrunk, shrink] = useState<ConnectedApp>()
  const removing = useMutation({
    mutationFn: async ({ client_id }: ConnectedApp) => {
      await call(`${MY_APPS}/${encodeURIComponent(client_id)}`, { method: 'DELETE' })
      await Promise.all([MY_APPS, '/me/gallery'].map((changed) => queries.invalidateQueries({ queryKey: [changed] })))
    },
    onSuccess: () => done(t('portal.my.gone')),
    onError: refused,
    onSettled: () => ask(undefined),
  })
  const apps = query.data ?? []
  return (
    <>
      <PageHead title={t('nav.my_apps')} words={t('portal.my.about')} />
      {query.isPending && <Waiting lines={3} />}
      {query.isError && <Failure failure={query.error} again={() => void query.refetch()} />}
      {query.isSuccess && apps.length === 0 && <Blank icon={IconListCheck} title={t('portal.my.none')} words={t('portal.my.none_words')} />}
      <Stack>
        {apps.map((app) => (
          <AppRow key={app.client_id} app={app} shrink={() => shrink(app)} remove={() => ask(app)} />
        ))}
      </Stack>
      <Gallery />
      {shrunk && <Less app={shrunk} close={() => shrink(undefined)} />}
      {asked && (
        <Confirm
          title={t('portal.my.remove_title', { name: asked.name })}
          words={t('portal.my.remove_words')}
          act={t('portal.my.remove')}
          busy={removing.isPending}
          confirm={() => removing.mutate(asked)}
          cancel={() => ask(undefined)}
        />
      )}
    </>
  )
}

interface AppRowParts {
  readonly app: ConnectedApp
  readonly shrink: () => void
  readonly remove: () => void
}

/** One application: what it may do in words, since when, and the ways to leave it less or nothing. */
const AppRow = ({ app, shrink, remove }: AppRowParts) => {
  const { t } = useTranslation()
  return (
    <Group className="card" p="md" justify="space-between" data-app={app.client_id}>
      <div style={{ minWidth: 0, flex: '1 1 260px' }}>
        <Text fw={600} size="sm">
          {app.client_uri ? (
            <Anchor href={app.client_uri} target="_blank" rel="noreferrer" c="inherit">
              {app.name}
            </Anchor>
          ) : (
            app.name
          )}
        </Text>
        <Text size="sm">
          {app.scopes.length > 0
            ? t('portal.my.may', { permissions: app.scopes.map((name) => permissionName(app, name)).join(' · ') })
            : t('portal.my.nothing_more')}
        </Text>
        <Text size="xs" c="dimmed" component="div">
          {t('portal.my.since')} <When at={app.since_at} /> · {t('credentials.used')} <When at={app.last_used_at} />
        </Text>
      </div>
      <Group gap="xs">
        {app.scopes.length > 1 && (
          <Button variant="subtle" size="xs" onClick={shrink}>
            {t('portal.my.less')}
          </Button>
        )}
        <Button variant="default" size="xs" onClick={remove}>
          {t('portal.my.remove')}
        </Button>
      </Group>
    </Group>
  )
}
