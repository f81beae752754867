import { Checkbox, Group, Table, UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { type ReactNode, useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import { useCursor } from './cursor.ts'

export interface Column<R> {
  readonly name: string
  readonly title: string
  /** The period or rule of the values, as a tooltip of the title. */
  readonly hint?: string
  readonly draw: (row: R) => ReactNode
  readonly sortable?: boolean
  /** The first click puts the last first: moments are asked for that way. */
  readonly lastFirst?: boolean
  readonly width?: number
  /** Left out where the screen is narrow: the row itself tells it. */
  readonly aside?: boolean
  /** Left out until the person chooses it. */
  readonly extra?: boolean
}
export interface Selection {
  readonly ids: ReadonlySet<string>
  readonly choose: (ids: ReadonlySet<string>) => void
}
interface TableParts<R> {
  readonly label: string
  readonly columns: readonly Column<R>[]
  readonly rows: readonly R[]
  readonly idOf: (row: R) => string
  readonly open: (row: R) => void
  readonly sort?: string | undefined
  readonly setSort?: (sort: string) => void
  readonly selection?: Selection | undefined
}

const FIRST = 15
const away = { visibleFrom: 'sm' } as const

/** Rows in columns: the pointer opens them, `j` and `k` move, Enter opens, `x` selects. */
export function RowTable<R>({ label, columns, rows, idOf, open, sort, setSort, selection }: TableParts<R>) {
  const { t } = useTranslation()
  const toggle = (id: string) => {
    const ids = new Set(selection?.ids)
    if (!ids.delete(id)) ids.add(id)
    selection?.choose(ids)
  }
  const current = useCursor(rows.length, {
    open: (at) => rows[at] !== undefined && open(rows[at]),
    select: (at) => rows[at] !== undefined && selection && toggle(idOf(rows[at])),
  })
  // Rows that fit on the screen are drawn first, the rest when there is time.
  const drawn = useDeferredValue(rows, rows.slice(0, FIRST))
  return (
    <Table.ScrollContainer minWidth={300} tabIndex={0} role="region" aria-label={label}>
      <Table aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            {selection && (
              <Table.Th w={40}>
                <SelectAll ids={rows.map(idOf)} selection={selection} />
              </Table.Th>
            )}
            {columns.map((column) => (
              <Heading key={column.name} column={column} sort={sort} setSort={setSort} />
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {drawn.map((row, at) => (
            <Table.Tr
              key={idOf(row)}
              className="row"
              data-current={at === current || undefined}
              data-row={idOf(row)}
              onClick={(event) => {
                // A link, a box or a button inside the row does its own thing.
                if (!(event.target as HTMLElement).closest('a, button, input, label')) open(row)
              }}
            >
              {selection && (
                <Table.Td>
                  <Checkbox aria-label={t('list.select_row', { name: idOf(row) })} checked={selection.ids.has(idOf(row))} onChange={() => toggle(idOf(row))} />
                </Table.Td>
              )}
              {columns.map((column) => (
                <Table.Td key={column.name} {...(column.aside ? away : {})}>
                  {column.draw(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

/** Selects every row that is shown, or none. */
const SelectAll = ({ ids, selection }: { readonly ids: readonly string[]; readonly selection: Selection }) => {
  const { t } = useTranslation()
  const all = ids.length > 0 && ids.every((id) => selection.ids.has(id))
  return (
    <Checkbox
      aria-label={t('list.select_all')}
      checked={all}
      indeterminate={!all && selection.ids.size > 0}
      onChange={() => selection.choose(all ? new Set() : new Set(ids))}
    />
  )
}

interface HeadingParts<R> {
  readonly column: Column<R>
  readonly sort: string | undefined
  readonly setSort: ((sort: string) => void) | undefined
}

function Heading<R>({ column, sort, setSort }: HeadingParts<R>) {
  return (
    <Table.Th
      w={column.width}
      title={column.hint}
      {...(column.aside ? away : {})}
      aria-sort={sort === column.name ? 'ascending' : sort === `-${column.name}` ? 'descending' : undefined}
    >
      {column.sortable && setSort ? <SortButton column={column} sort={sort} setSort={setSort} /> : column.title}
    </Table.Th>
  )
}

function SortButton<R>({ column, sort, setSort }: { readonly column: Column<R>; readonly sort: string | undefined; readonly setSort: (sort: string) => void }) {
  const [ascending, descending] = [column.name, `-${column.name}`]
  const [up, down] = [sort === ascending, sort === descending]
  const next = column.lastFirst ? (down ? ascending : descending) : up ? descending : ascending
  return (
    <UnstyledButton onClick={() => setSort(next)} fw="inherit" fz="inherit">
      <Group gap={4} wrap="nowrap">
        {column.title}
        {up && <IconArrowUp size={14} aria-hidden />}
        {down && <IconArrowDown size={14} aria-hidden />}
      </Group>
    </UnstyledButton>
  )
}
