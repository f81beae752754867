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
import { Gallery } from './gallery.tsx'

const MY_APPS = '/me/apps'
interface App {
  readonly client_id: string
  readonly name: string
  readonly client_uri?: string
  readonly scopes: readonly string[]
  readonly since_at: number
  readonly last_used_at?: number
}

/** The applications with access to one's account: their access, since when, last use; and its withdrawal. */
export default function MyAppsPage() {
  const { t } = useTranslation()
  const query = useQuery(someOf<App>(MY_APPS))
  const [asked, ask] = useState<App>()
  const removing = useMutation({
    mutationFn: async ({ client_id }: App) => {
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
          <Group key={app.client_id} className="card" p="md" justify="space-between" wrap="nowrap" data-app={app.client_id}>
            <div style={{ minWidth: 0 }}>
              <Text fw={600} size="sm">
                {app.client_uri ? (
                  <Anchor href={app.client_uri} target="_blank" rel="noreferrer" c="inherit">
                    {app.name}
                  </Anchor>
                ) : (
                  app.name
                )}
              </Text>
              <Text size="sm">{app.scopes.join(', ') || t('portal.my.nothing_more')}</Text>
              <Text size="xs" c="dimmed" component="div">
                {t('portal.my.since')} <When at={app.since_at} /> · {t('credentials.used')} <When at={app.last_used_at} />
              </Text>
            </div>
            <Button variant="default" size="xs" onClick={() => ask(app)}>
              {t('portal.my.remove')}
            </Button>
          </Group>
        ))}
      </Stack>
      <Gallery />
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
