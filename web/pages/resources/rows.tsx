import { Box, Button, Group } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { foundBy } from '#fields/resource.ts'
import { loadPart } from '../../api/load-part.ts'
import { type AnyRow, listOf } from '../../api/rows.ts'
import { type Section, sectionAt } from '../../api/sections.ts'
import { may } from '../../auth/tokens.ts'
import { resourceWords } from '../../i18n/wording.ts'
import { EmptyList } from '../../list/empty-list.tsx'
import { RowList } from '../../list/row-list.tsx'
import { type SearchTexts, useAddress } from '../../list/search.ts'
import { SearchBox } from '../../list/search-box.tsx'
import type { Column } from '../../list/table.tsx'
import { NotHere } from '../../parts/not-here.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { Cell } from './cell.tsx'
import { Filter } from './filters.tsx'
import { titleIn } from './title-in.ts'

// Large, so it is loaded when a page first draws one.
const PeopleMenu = lazy(() => loadPart(() => import('../people/people-menu.tsx')))
const JobChart = lazy(() => loadPart(() => import('./job-chart.tsx')))

/** The list of any resource: columns, filters and order from its declaration. */
export default function RowsPage() {
  const { section: slug } = useParams({ strict: false })
  const section = sectionAt(slug ?? '')
  return section ? <Rows key={section.slug} section={section} /> : <NotHere />
}

/** The parameter of the API for a filter: several actions of the audit log are chosen at once. */
const parameterOf = ({ slug }: Section, name: string): string => (slug === 'audit' && name === 'action' ? 'actions' : name)

/** The picture above a list that has one. */
const Chart = ({ section }: { readonly section: Section }) =>
  section.slug === 'jobs' ? (
    <Box mb="md">
      <Suspense fallback={<Waiting lines={3} />}>
        <JobChart />
      </Suspense>
    </Box>
  ) : null

/** Further actions of a list that has some. */
const Further = ({ section }: { readonly section: Section }) =>
  section.slug === 'users' ? (
    <Suspense>
      <PeopleMenu />
    </Suspense>
  ) : null

interface NarrowingParts {
  readonly section: Section
  readonly address: SearchTexts
  readonly change: (next: SearchTexts) => void
}

/** The search and the filters of a list. */
const Narrowing = ({ section, address, change }: NarrowingParts) => {
  const { t } = useTranslation()
  const isSearched = foundBy(section.resource, 'search').length > 0
  if (!isSearched && section.filters.length === 0) return null
  return (
    <Group p="md" gap="sm">
      {isSearched && <SearchBox text={address['search'] ?? ''} search={(search) => change({ search })} label={t('list.search')} />}
      {section.filters.map((name) => {
        const parts = { section, name, title: titleIn(section, name), value: address[name] }
        return <Filter key={name} {...parts} filter={(value) => change({ [name]: value })} />
      })}
    </Group>
  )
}

const Rows = ({ section }: { readonly section: Section }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [address, change] = useAddress()
  const { resource, path } = section
  const { title, about } = resourceWords(resource)
  // A search is in an order of its own.
  const sort = address['search'] ? undefined : (address['sort'] ?? section.sort)
  const filters = Object.fromEntries(section.filters.map((name) => [parameterOf(section, name), address[name]]))
  const query = useInfiniteQuery(listOf(path, { search: address['search'], sort, ...filters }))
  const sortable = foundBy(resource, 'sort')
  const columns = section.columns.map(
    (name, at): Column<AnyRow> => ({
      name,
      title: titleIn(section, name),
      sortable: sortable.includes(name),
      // On a phone there is room for the row's name and one more thing.
      aside: at > 1,
      draw: (row) => <Cell section={section} name={name} row={row} first={at === 0} />,
    }),
  )
  const newButton = section.can.includes('create') && may(section.area, 'manage') && (
    <Button data-new leftSection={<IconPlus size={16} />} renderRoot={(props) => <Link to={`/${section.slug}/new`} search={filters as never} {...props} />}>
      {t('list.new')}
    </Button>
  )
  return (
    <>
      <PageHead title={title} words={about}>
        <Further section={section} />
        {newButton}
      </PageHead>
      <Chart section={section} />
      <div className="card">
        <Narrowing section={section} address={address} change={change} />
        <RowList
          label={title}
          query={query}
          columns={columns}
          idOf={(row) => String(row[resource.key])}
          open={(row) => void navigate({ to: `/${section.slug}/${encodeURIComponent(String(row[resource.key]))}` })}
          sort={sort}
          setSort={(next) => change({ sort: next })}
          empty={
            <EmptyList section={section} address={address}>
              {newButton}
            </EmptyList>
          }
        />
      </div>
    </>
  )
}
