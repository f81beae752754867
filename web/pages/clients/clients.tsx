import { Button, Group, Skeleton } from '@mantine/core'
import { IconInbox, IconPlus, IconUpload } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { loadPart } from '../../api/load-part.ts'
import { useNamespace } from '../../api/namespace.ts'
import { listOf } from '../../api/rows.ts'
import { may } from '../../auth/tokens.ts'
import { RowList, rowsOf } from '../../list/row-list.tsx'
import { useAddress } from '../../list/search.ts'
import { SearchBox } from '../../list/search-box.tsx'
import { useColumns } from '../../list/use-columns.ts'
import { Blank } from '../../parts/blank.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { CLIENTS, LISTED, type ListedClient } from './client-row.ts'
import { useClientColumns } from './columns.tsx'
import { queryOf, sortOf } from './list-query.ts'

// The rows come first: the filters follow them, and the bulk actions follow a choice.
const ClientFilters = lazy(() => loadPart(() => import('./filters.tsx')))
const SavedViews = lazy(() => loadPart(() => import('./saved-views.tsx')))
const ExportMenu = lazy(() => loadPart(() => import('./export-menu.tsx')))
const ColumnChooser = lazy(() => loadPart(() => import('../../list/column-chooser.tsx')))
const BulkBar = lazy(() => loadPart(() => import('./bulk-bar.tsx')))

const FiltersToCome = () => <Skeleton h={36} w={654} maw="100%" />
const ViewsToCome = () => <Skeleton h={30} mb="sm" />
const ExportToCome = () => <Skeleton h={36} w={104} />

/** The actions on the chosen clients, once some are chosen. */
const Chosen = ({ rows, done }: { readonly rows: readonly ListedClient[]; readonly done: () => void }) =>
  rows.length > 0 && (
    <Suspense fallback={null}>
      <BulkBar rows={rows} done={done} />
    </Suspense>
  )

const ImportButton = () => {
  const { t } = useTranslation()
  return (
    <Button variant="default" leftSection={<IconUpload size={16} />} renderRoot={(props) => <Link to="/clients/import" {...props} />}>
      {t('list.import')}
    </Button>
  )
}

/** All clients: found as one types, narrowed, sorted, chosen and acted upon. */
export default function ClientsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [address, change] = useAddress()
  const namespace = useNamespace()
  const query = useInfiniteQuery(listOf<ListedClient>(CLIENTS, { ...queryOf(address, namespace), fields: LISTED.join() }))
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set())
  const { columns, ...chooser } = useColumns(CLIENTS, useClientColumns())
  const rows = rowsOf(query)
  const writable = may('clients', 'manage')
  const narrowed = Object.values(address).some((value) => value)
  const newButton = writable && (
    <Button data-new leftSection={<IconPlus size={16} />} renderRoot={(props) => <Link to="/clients/new" {...props} />}>
      {t('clients.new')}
    </Button>
  )
  return (
    <>
      <PageHead title={t('clients.title')} words={t('clients.about')}>
        <Suspense fallback={<ExportToCome />}>{query.isPending ? <ExportToCome /> : <ExportMenu query={queryOf(address, namespace)} />}</Suspense>
        {writable && <ImportButton />}
        {newButton}
      </PageHead>
      <Suspense fallback={<ViewsToCome />}>{query.isPending ? <ViewsToCome /> : <SavedViews address={address} change={change} />}</Suspense>
      <div className="card">
        <Group p="md" gap="sm">
          <SearchBox text={address['search'] ?? ''} search={(search) => change({ search })} label={t('clients.search')} />
          <Suspense fallback={<FiltersToCome />}>{query.isPending ? <FiltersToCome /> : <ClientFilters address={address} change={change} />}</Suspense>
          <Suspense fallback={null}>{!query.isPending && <ColumnChooser {...chooser} />}</Suspense>
        </Group>
        <RowList
          label={t('clients.title')}
          query={query}
          columns={columns}
          idOf={(client) => client.id}
          open={(client) => void navigate({ to: `/clients/${encodeURIComponent(client.id)}` })}
          sort={sortOf(address)}
          setSort={(sort) => change({ sort })}
          selection={writable ? { ids: chosen, choose } : undefined}
          empty={
            <Blank
              icon={IconInbox}
              title={t(narrowed ? 'list.none_found' : 'clients.none')}
              words={t(narrowed ? 'list.none_found_words' : 'clients.none_words')}
            >
              {narrowed ? (
                <Button variant="default" onClick={() => change(Object.fromEntries(Object.keys(address).map((name) => [name, undefined])))}>
                  {t('list.clear_filters')}
                </Button>
              ) : (
                newButton
              )}
            </Blank>
          }
        />
      </div>
      <Chosen rows={rows.filter((row) => chosen.has(row.id))} done={() => choose(new Set())} />
    </>
  )
}
