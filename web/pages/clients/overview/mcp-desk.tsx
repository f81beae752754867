import { Button, Group, List, Text } from '@mantine/core'
import { IconAlertCircle, IconCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../../api/call.ts'
import { messageWord } from '../../../i18n/wording.ts'
import { Panel } from '../../../parts/panel.tsx'
import { CLIENTS, type ClientRow } from '../client-row.ts'

interface Verdict {
  readonly kind: 'public' | 'document' | 'registration'
  readonly connects: boolean
  readonly because: readonly string[]
}

/** The MCP desk: for each kind of MCP client whether it will connect to what this client is for, and else why not. It is run from here. */
export const McpDesk = ({ client }: { readonly client: ClientRow }) => {
  const { t } = useTranslation()
  const path = `${CLIENTS}/${encodeURIComponent(client.id)}/mcp`
  const { data, refetch, isFetching } = useQuery({
    queryKey: ['mcp-desk', client.id],
    queryFn: async () => (await call<{ readonly data: readonly Verdict[] }>(path)).body.data,
  })
  return (
    <Panel title={t('overview.mcp.title')} compact>
      {data?.map(({ kind, connects, because }) => (
        <Group key={kind} gap="xs" wrap="nowrap" align="flex-start">
          {connects ? (
            <IconCheck size={18} className="good" aria-hidden style={{ flex: 'none' }} />
          ) : (
            <IconAlertCircle size={18} className="warn" aria-hidden style={{ flex: 'none' }} />
          )}
          <div>
            <Text size="sm" fw={600}>
              {t(`overview.mcp.${kind}`)}
            </Text>
            <Text size="sm">{connects ? t('overview.mcp.connects') : t('overview.mcp.fails')}</Text>
            {because.length > 0 && (
              <List size="sm">
                {because.map((reason) => (
                  <List.Item key={reason}>{messageWord(reason)}</List.Item>
                ))}
              </List>
            )}
          </div>
        </Group>
      ))}
      <Button variant="default" size="compact-sm" loading={isFetching} onClick={() => void refetch()} style={{ alignSelf: 'flex-start' }}>
        {t('overview.mcp.run')}
      </Button>
    </Panel>
  )
}
