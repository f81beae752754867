import { ActionIcon, Group, MultiSelect, Select, TagsInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import i18next from 'i18next'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { Scope } from '#model/scope.ts'
import { loadPart } from '../api/load-part.ts'
import { type AnyRow, oneOf, someOf } from '../api/rows.ts'
import { type Section, sectionOf, titleOf } from '../api/sections.ts'
import { may } from '../auth/tokens.ts'
import { resourceWords } from '../i18n/wording.ts'
import { type InputProps, textOf, textsOf } from './input-props.ts'

/** Rows of a resource to choose from, narrowed by what is typed. */
function useOptions(resource: string, chosen: string | undefined) {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed, 150)
  const section = sectionOf(resource)
  // A person who may not read the rows keeps the chosen one.
  const path = section && may(section.area) ? section.path : ''
  const { data: rows = [] } = useQuery(someOf(path, { limit: 20, search }, path !== ''))
  // The chosen row may not be among the first ones, and its name is wanted all the same.
  const { data: current } = useQuery({ ...oneOf(path, chosen), enabled: path !== '' && chosen !== undefined })
  const all: readonly AnyRow[] = current && !rows.some((row) => row['id'] === current.row['id']) ? [current.row, ...rows] : rows
  const data = all.map((row) => ({ value: String(row['id']), label: section ? titleOf(section, row) : String(row['id']) }))
  return { data, typed, setTyped }
}

const resourceIn = ({ choices }: InputProps['input']) => (choices && 'resource' in choices ? choices.resource : '')
/** The server has searched already, so its results are shown as they are. */
const asFound = <T,>({ options }: { readonly options: T }): T => options

/** One row of another resource, found by name. */
export const ReferenceInput = (props: InputProps) => {
  const { value, set, frame, inherited } = props
  const id = typeof value === 'string' ? value : undefined
  const { data, setTyped } = useOptions(resourceIn(props.input), id)
  const named = id === undefined || data.some((option) => option.value === id)
  const known = named ? data : [...data, { value: id, label: id }]
  const picker = (
    <Select
      // The text in the box follows the value, so it is drawn anew when the name is known.
      key={named ? 'named' : 'unnamed'}
      {...frame}
      value={id ?? null}
      data={known}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': i18next.t('list.clear') }}
      filter={asFound}
      placeholder={textOf(inherited) || '—'}
      onSearchChange={setTyped}
      onChange={(chosen) => set(chosen ?? undefined)}
    />
  )
  const section = nestable.has(resourceIn(props.input)) ? sectionOf(resourceIn(props.input)) : undefined
  return section && !frame.disabled && may(section.area, 'manage') ? <WithNew section={section} picker={picker} made={set} /> : picker
}

/** The resources of which a row may be made within the form that needs one. */
const nestable: ReadonlySet<string> = new Set(['outbound_provider', 'remote_client', 'outbound_authorization'])
const NestedNew = lazy(() => loadPart(() => import('./nested-new.tsx')))

/** A picker with a button that makes a new row, which is then chosen. */
const WithNew = ({ section, picker, made }: { readonly section: Section; readonly picker: ReactNode; readonly made: (id: string) => void }) => {
  const [opened, setOpened] = useState(false)
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <div style={{ flex: 1, minWidth: 0 }}>{picker}</div>
      <ActionIcon
        variant="default"
        size="input-sm"
        aria-label={i18next.t('list.new_of', { what: resourceWords(section.resource).title })}
        onClick={() => setOpened(true)}
      >
        <IconPlus size={16} />
      </ActionIcon>
      {opened && (
        <Suspense>
          <NestedNew section={section} close={() => setOpened(false)} made={made} />
        </Suspense>
      )}
    </Group>
  )
}

/** Several rows of another resource. */
export const ReferencesInput = (props: InputProps) => {
  const { value, set, frame } = props
  const { data, setTyped } = useOptions(resourceIn(props.input), undefined)
  const chosen = textsOf(value)
  const known = [...data, ...chosen.filter((id) => !data.some((option) => option.value === id)).map((id) => ({ value: id, label: id }))]
  return <MultiSelect {...frame} value={chosen} data={known} searchable clearable filter={asFound} onSearchChange={setTyped} onChange={set} />
}

/** Scopes by name: those that exist are offered, any may be typed. */
export const ScopeNamesInput = ({ value, set, frame }: InputProps) => {
  const { data: scopes = [] } = useQuery(someOf<Scope>('/api/scopes', { limit: 200, sort: 'name' }, may('scopes')))
  return <TagsInput {...frame} value={textsOf(value)} data={scopes.map((scope) => scope.name)} splitChars={[' ', ',']} clearable onChange={set} />
}
