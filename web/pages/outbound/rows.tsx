import { Badge, Group } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { foundBy } from '#fields/resource.ts'
import { type AnyRow, listOf } from '../../api/rows.ts'
import type { Section } from '../../api/sections.ts'
import { resourceWords, valueWord } from '../../i18n/wording.ts'
import { EmptyList } from '../../list/empty-list.tsx'
import { RowList, rowsOf } from '../../list/row-list.tsx'
import { useAddress } from '../../list/search.ts'
import { SearchBox } from '../../list/search-box.tsx'
import type { Column } from '../../list/table.tsx'
import { Lettered } from '../../parts/letters.tsx'
import { NotHere } from '../../parts/not-here.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Cell } from '../resources/cell.tsx'
import { Filter } from '../resources/filters.tsx'
import { titleIn } from '../resources/title-in.ts'
import { ListMenu } from './list-menu.tsx'
import { useOutboundSection } from './place.ts'

/** A list of the outbound register, with the menu of its rows. */
export default function OutboundRowsPage() {
  const section = useOutboundSection()
  return section ? <Rows key={section.slug} section={section} /> : <NotHere />
}

const colors: Readonly<Record<string, string>> = { authorized: 'teal', waiting: 'yellow', failing: 'red', lost: 'red', expired: 'orange' }

/** The standing of an authorization, in a word and a colour. */
export const StatusBadge = ({ status }: { readonly status: unknown }) => (
  <Badge miw="max-content" variant="light" color={colors[String(status)] ?? 'gray'}>
    {valueWord(String(status))}
  </Badge>
)

const Rows = ({ section }: { readonly section: Section }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [address, change] = useAddress()
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set())
  const { resource, path, slug } = section
  const { title, about } = resourceWords(resource)
  const sort = address['search'] ? undefined : (address['sort'] ?? section.sort)
  const filters = Object.fromEntries(section.filters.map((name) => [name, address[name]]))
  const asked = { search: address['search'], sort, ...filters }
  const query = useInfiniteQuery(listOf(path, asked))
  const sortable = foundBy(resource, 'sort')
  const columns = section.columns.map(
    (name, at): Column<AnyRow> => ({
      name,
      title: titleIn(section, name),
      sortable: sortable.includes(name),
      aside: at > 1,
      draw: (row) => (name === 'status' ? <StatusBadge status={row[name]} /> : <Tiled section={section} name={name} row={row} first={at === 0} />),
    }),
  )
  const idOf = (row: AnyRow) => String(row[resource.key])
  const rows = rowsOf(query).filter((row) => chosen.has(idOf(row)))
  return (
    <>
      <PageHead title={title} words={about} />
      <div className="card">
        <ListMenu section={section} rows={rows} query={asked} clear={() => choose(new Set())} />
        <Group p="md" gap="sm">
          {foundBy(resource, 'search').length > 0 && (
            <SearchBox text={address['search'] ?? ''} search={(search) => change({ search })} label={t('list.search')} />
          )}
          {section.filters.map((name) => (
            <Filter
              key={name}
              section={section}
              name={name}
              title={titleIn(section, name)}
              value={address[name]}
              filter={(value) => change({ [name]: value })}
            />
          ))}
        </Group>
        <RowList
          label={title}
          query={query}
          columns={columns}
          idOf={idOf}
          open={(row) => void navigate({ to: `/${slug}/${encodeURIComponent(idOf(row))}` })}
          sort={sort}
          setSort={(next) => change({ sort: next })}
          selection={{ ids: chosen, choose }}
          empty={<EmptyList section={section} address={address} />}
        />
      </div>
    </>
  )
}

/** A cell; the first of a provider with its letters. */
const Tiled = (parts: Parameters<typeof Cell>[0]) =>
  parts.first && parts.section.resource.name === 'outbound_provider' ? (
    <Lettered name={String(parts.row['name'])}>
      <Cell {...parts} />
    </Lettered>
  ) : (
    <Cell {...parts} />
  )
