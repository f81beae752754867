import { Button, Stack } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { listOf } from '../../../api/rows.ts'
import { Blank } from '../../../parts/blank.tsx'
import { Failure } from '../../../parts/failure.tsx'
import { Waiting } from '../../../parts/waiting.tsx'
import { CLIENTS, type ClientRow } from '../client-row.ts'
import { type Explained, explanationsAt } from './explained.ts'
import { RefusalCard } from './refusal-card.tsx'

/** See why: the refused requests of a client, the last first. */
export default function WhyTab({ client, root = CLIENTS }: { readonly client: ClientRow; readonly root?: string }) {
  const { t } = useTranslation()
  const narrowed = root === CLIENTS ? { client_id: client.id } : {}
  const query = useInfiniteQuery(listOf<Explained>(explanationsAt(root, client.id), { ...narrowed, limit: 20 }))
  if (query.isPending) return <Waiting lines={4} />
  if (query.isError) return <Failure failure={query.error} again={() => void query.refetch()} />
  const rows = query.data.pages.flatMap((page) => page.data)
  if (rows.length === 0) return <Blank icon={IconCircleCheck} title={t('why.none')} words={t('why.none_words')} />
  return (
    <Stack component="section" aria-label={t('why.title')}>
      {rows.map((row) => (
        <RefusalCard key={row.id} explained={row} root={root} />
      ))}
      {query.hasNextPage && (
        <Button variant="default" onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
          {t('list.more')}
        </Button>
      )}
    </Stack>
  )
}
