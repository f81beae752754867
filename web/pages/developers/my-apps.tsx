import { Anchor, Button, Group, List, Stack, Text, Title } from '@mantine/core'
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

/** As many permissions of an application are shown at once. */
const SHOWN = 6

/** The permissions of an application, in words. */
const Permissions = ({ app }: { readonly app: ConnectedApp }) => {
  const { t } = useTranslation()
  const [all, showAll] = useState(false)
  if (app.scopes.length === 0) return <Text size="sm">{t('portal.my.nothing_more')}</Text>
  const shown = all ? app.scopes : app.scopes.slice(0, SHOWN)
  return (
    <>
      <Text size="sm">{t('portal.my.may')}</Text>
      <List size="sm" my={4}>
        {shown.map((name) => (
          <List.Item key={name}>{permissionName(app, name)}</List.Item>
        ))}
      </List>
      {shown.length < app.scopes.length && (
        <Anchor component="button" size="sm" mb={4} display="block" onClick={() => showAll(true)}>
          {t('portal.my.more', { count: app.scopes.length - shown.length })}
        </Anchor>
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
    <Group className="card" p="md" justify="space-between" align="flex-start" data-app={app.client_id}>
      <div style={{ minWidth: 0, flex: '1 1 260px' }}>
        <Title order={2} size="h3">
          {app.client_uri ? (
            <Anchor href={app.client_uri} target="_blank" rel="noreferrer" c="inherit" fw="inherit" fz="inherit">
              {app.name}
            </Anchor>
          ) : (
            app.name
          )}
        </Title>
        <Permissions app={app} />
        <Text size="xs" c="dimmed" component="div">
          {t('portal.my.since')} <When at={app.since_at} /> · {t('portal.my.used')} <When at={app.last_used_at} />
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
