import { Button, Group, Loader, Skeleton, Stack, Text } from '@mantine/core'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Page } from '../api/rows.ts'
import { Failure } from '../parts/failure.tsx'
import { figure } from '../parts/time.ts'
import { type Column, RowTable, type Selection } from './table.tsx'

export type Rows<R> = UseInfiniteQueryResult<InfiniteData<Page<R>>, Error>
export const rowsOf = <R,>(rows: Rows<R>): readonly R[] => rows.data?.pages.flatMap((page) => page.data) ?? []

interface RowListParts<R> {
  readonly label: string
  readonly query: Rows<R>
  readonly columns: readonly Column<R>[]
  readonly idOf: (row: R) => string
  readonly open: (row: R) => void
  readonly sort?: string | undefined
  readonly setSort?: (sort: string) => void
  readonly selection?: Selection | undefined
  /** Shown in place of an empty list. */
  readonly empty: ReactNode
}

/** How often a list that found nothing yet is asked to look on before the person is. */
const PATIENCE = 40

/** The server looks at so much at a time: it has found nothing yet, and is not at the end. */
function StillLooking<R>({ query }: { readonly query: Rows<R> }) {
  const { t } = useTranslation()
  const looked = query.data?.pages.length ?? 0
  const { fetchNextPage, isFetching } = query
  useEffect(() => {
    if (!isFetching && looked < PATIENCE) void fetchNextPage()
  }, [isFetching, looked, fetchNextPage])
  return (
    <Group p="md" gap="sm" role="status">
      {looked < PATIENCE && <Loader size="sm" aria-hidden />}
      <Text size="sm">{t('list.looking')}</Text>
      {looked >= PATIENCE && (
        <Button variant="default" size="xs" onClick={() => void fetchNextPage()} loading={isFetching}>
          {t('list.look_on')}
        </Button>
      )}
    </Group>
  )
}

/** A list in all its states: on its way, refused, empty, and with rows, page after page. */
export function RowList<R>({ query, empty, ...table }: RowListParts<R>) {
  const { t, i18n } = useTranslation()
  const rows = rowsOf(query)
  const last = query.data?.pages.at(-1)?.page
  const first = query.data?.pages[0]?.page
  if (query.isPending)
    return (
      <Stack p="md" gap="xs" aria-busy="true">
        {Array.from({ length: 8 }, (_, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike and never move
          <Skeleton key={line} h={36} />
        ))}
      </Stack>
    )
  if (query.isError && rows.length === 0)
    return (
      <Stack p="md">
        <Failure failure={query.error} again={() => void query.refetch()} />
      </Stack>
    )
  if (rows.length === 0 && last?.next) return <StillLooking query={query} />
  if (rows.length === 0) return empty
  const total = first?.total ?? rows.length
  const count = figure(total, i18n.language) + (first?.total_is === 'at_least' ? '+' : '')
  return (
    <>
      <RowTable rows={rows} {...table} />
      <Group justify="space-between" px="md" py="sm">
        <Text size="sm" c="dimmed" className="numbers" role="status">
          {t('list.shown', { shown: rows.length, total: count })}
        </Text>
        {last?.next && (
          <Button variant="default" onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>
            {t('list.more')}
          </Button>
        )}
      </Group>
    </>
  )
}
