import { Anchor, Badge, Button, Group, SimpleGrid, Text, ThemeIcon } from '@mantine/core'
import { IconApps, IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useNewlyDecided } from '../../api/decisions.ts'
import { listOf } from '../../api/rows.ts'
import { BECOME_DEVELOPER } from '../../auth/place.ts'
import { holds } from '../../auth/tokens.ts'
import { rowsOf } from '../../list/row-list.tsx'
import { Blank } from '../../parts/blank.tsx'
import { Failure } from '../../parts/failure.tsx'
import { NameTag } from '../../parts/name-tag.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { When } from '../../parts/when.tsx'
import type { ClientRow } from '../clients/client-row.ts'
import { kindIcons } from '../clients/kinds.ts'
import { DeveloperLinks } from './developer-links.tsx'
import { APPLICATIONS, stageTone } from './stages.ts'

/** The applications of the developer who is signed in; for anybody else, the way to become one. */
export default function ApplicationsPage() {
  return holds('clients:manage:own') ? <Applications /> : <NoDeveloper />
}

const NoDeveloper = () => {
  const { t } = useTranslation()
  return (
    <>
      <PageHead title={t('portal.title')} words={t('portal.about')} />
      <Blank icon={IconApps} title={t('home.steps.developer.title')} words={t('portal.no_developer')}>
        <Button component="a" href={BECOME_DEVELOPER}>
          {t('home.steps.developer.act')}
        </Button>
      </Blank>
    </>
  )
}

const Applications = () => {
  const { t } = useTranslation()
  const query = useInfiniteQuery(listOf<ClientRow>(APPLICATIONS))
  const rows = rowsOf(query)
  const newButton = (
    <Button data-new leftSection={<IconPlus size={16} />} renderRoot={(props) => <Link to="/applications/new" {...props} />}>
      {t('portal.new')}
    </Button>
  )
  return (
    <>
      <PageHead title={t('portal.title')} words={t('portal.about')}>
        <DeveloperLinks />
        {rows.length > 0 && newButton}
      </PageHead>
      {query.isPending && <Waiting />}
      {query.isError && <Failure failure={query.error} again={() => void query.refetch()} />}
      {query.isSuccess && rows.length === 0 && (
        <Blank icon={IconApps} title={t('portal.none')} words={t('portal.none_words')}>
          {newButton}
        </Blank>
      )}
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {rows.map((application) => (
          <Application key={application.id} application={application} />
        ))}
      </SimpleGrid>
      {query.hasNextPage && (
        <Button mt="md" variant="default" onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
          {t('list.more')}
        </Button>
      )}
    </>
  )
}

const Application = ({ application }: { readonly application: ClientRow }) => {
  const { t } = useTranslation()
  const newlyDecided = useNewlyDecided()(application)
  const Icon = kindIcons[application.kind]
  return (
    <Group className="card" p="md" align="flex-start" wrap="nowrap">
      <ThemeIcon variant="light" size={40} radius="md">
        <Icon size={22} stroke={1.5} aria-hidden />
      </ThemeIcon>
      <div style={{ minWidth: 0, flex: 1 }}>
        <Group justify="space-between" wrap="nowrap">
          <Anchor fw={600} c="inherit" truncate renderRoot={(props) => <Link to={`/applications/${encodeURIComponent(application.id)}`} {...props} />}>
            {application.name}
          </Anchor>
          <Badge color={stageTone[application.stage]} style={{ flex: 'none' }}>
            {t(`portal.stages.${application.stage}`)}
          </Badge>
        </Group>
        {newlyDecided && (
          <Text size="xs" fw={550}>
            {t('portal.newly_decided')}
          </Text>
        )}
        {(application.reminders ?? 0) > 0 && (
          <Text size="xs" className="warn">
            {t('credentials.due', { count: application.reminders ?? 0 })}
          </Text>
        )}
        <NameTag value={application.id} short />
        <Text size="xs" c="dimmed" mt={4} component="div">
          {t('parts.labelled', { label: t('clients.last_used') })} <When at={application.last_used_at} />
        </Text>
      </div>
    </Group>
  )
}
