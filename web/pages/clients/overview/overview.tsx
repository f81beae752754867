import { Grid, SimpleGrid, Stack } from '@mantine/core'
import { client as clientResource } from '#model/client.ts'
import { may } from '../../../auth/tokens.ts'
import type { Draft } from '../../../form/draft.ts'
import { DraftNotices } from '../../../form/draft-notices.tsx'
import { CLIENTS, type ClientRow } from '../client-row.ts'
import { type Mend, PostureCard } from '../posture-card.tsx'
import { ProfilesCard } from '../profiles-card.tsx'
import { ProgramCard } from '../program-card.tsx'
import { isUsual, type TabName } from '../tabs/plan.ts'
import { useActivity } from '../use-activity.ts'
import { Answerable } from './answerable.tsx'
import { Connect } from './connect.tsx'
import { LastRefusals } from './last-refusals.tsx'
import { McpDesk } from './mcp-desk.tsx'
import { RedirectUris } from './redirect-uris.tsx'
import { Secrets } from './secrets.tsx'

interface OverviewParts {
  readonly client: ClientRow
  readonly draft: Draft
  readonly writable: boolean
  readonly mend: Mend
  readonly go: (tab: TabName, act?: string) => void
  readonly act: string | undefined
}

/** The first tab of a client: the values to connect with, its redirect URIs and secrets, what to mend, the last refusals, and who answers for it. */
export default function Overview({ client, draft, writable, mend, go, act }: OverviewParts) {
  const { data: seen } = useActivity(client.id)
  const redirects = isUsual(client.kind, 'redirect_uris') || client.redirect_uris.length > 0
  return (
    <>
      <DraftNotices resource={clientResource} draft={draft} />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 7, lg: 8 }}>
          <Stack gap="md">
            <Connect client={client} receives={() => go('tokens')} />
            {client.works_with !== undefined && client.works_with !== null && <ProgramCard client={client} />}
            {client.kind === 'mcp' && <McpDesk client={client} />}
            {redirects && <RedirectUris draft={draft} writable={writable} used={seen?.redirect_uris} adding={act === 'redirect'} />}
            <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
              <Secrets client={client} writable={writable} open={(rotate) => go('keys', rotate ? 'rotate' : undefined)} />
              <Answerable client={client} edit={() => go('advanced')} />
            </SimpleGrid>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5, lg: 4 }}>
          <Stack gap="md">
            <PostureCard client={draft.values as unknown as ClientRow} mend={mend} most={1} compact />
            {may('logs') && <LastRefusals client={client} root={CLIENTS} all={() => go('activity')} />}
            <ProfilesCard client={draft.values as unknown as ClientRow} mend={mend} />
          </Stack>
        </Grid.Col>
      </Grid>
    </>
  )
}
