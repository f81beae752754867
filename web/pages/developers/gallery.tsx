import { Anchor, Badge, Button, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { someOf } from '../../api/rows.ts'
import { useLaunch } from './test-launch.tsx'

const GALLERY = '/me/gallery'
interface GalleryApp {
  readonly client_id: string
  readonly name: string
  readonly description?: string
  readonly publisher?: string
  readonly labels: readonly string[]
  readonly client_uri?: string
  readonly connected: boolean
}

/** The applications of the tenant that one may connect; none, and nothing is shown. */
export const Gallery = () => {
  const { t } = useTranslation()
  const { data: apps = [] } = useQuery(someOf<GalleryApp>(GALLERY))
  if (apps.length === 0) return null
  return (
    <Stack component="section" mt="xl" aria-labelledby="gallery-title">
      <div>
        <Title order={2} size="h4" id="gallery-title">
          {t('portal.gallery.title')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('portal.gallery.about')}
        </Text>
      </div>
      {apps.map((app) => (
        <GalleryCard key={app.client_id} app={app} />
      ))}
    </Stack>
  )
}

const GalleryCard = ({ app: { client_id, name, description, publisher, labels, client_uri, connected } }: { readonly app: GalleryApp }) => {
  const { t } = useTranslation()
  const opening = useLaunch(`${GALLERY}/${encodeURIComponent(client_id)}/launches`)
  return (
    <Group className="card" p="md" justify="space-between" wrap="nowrap" data-gallery={client_id}>
      <div style={{ minWidth: 0 }}>
        <Group gap="xs">
          <Text fw={600} size="sm">
            {client_uri ? (
              <Anchor href={client_uri} target="_blank" rel="noreferrer" c="inherit">
                {name}
              </Anchor>
            ) : (
              name
            )}
          </Text>
          {connected && <Badge>{t('portal.gallery.connected')}</Badge>}
        </Group>
        {description && <Text size="sm">{description}</Text>}
        <Text size="xs" c="dimmed">
          {[publisher, ...labels].filter(Boolean).join(' · ')}
        </Text>
      </div>
      <Button
        variant={connected ? 'default' : 'filled'}
        size="xs"
        aria-label={`${t(connected ? 'portal.gallery.open' : 'portal.gallery.connect')}: ${name}`}
        onClick={() => opening.mutate()}
        loading={opening.isPending}
      >
        {t(connected ? 'portal.gallery.open' : 'portal.gallery.connect')}
      </Button>
    </Group>
  )
}
