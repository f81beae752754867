import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { User } from '#model/user.ts'
import { oneOf, someOf } from '../../api/rows.ts'
import { may } from '../../auth/tokens.ts'
import { FoundSelect } from '../../parts/found-select.tsx'

interface WhoParts {
  readonly label: string
  readonly value: string | undefined
  readonly filter: (value: string | undefined) => void
}
interface Named {
  readonly id: string
  readonly name?: string
}

const MOST = 8

/** Narrows a list to one person, client or other row: suggested by name as one types, or given by id. */
export default function WhoFilter({ label, value, filter }: WhoParts) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [searched] = useDebouncedValue(typed.trim(), 150)
  const people = useQuery(someOf<User>('/api/users', { search: searched, limit: MOST }, may('users') && searched !== ''))
  const clients = useQuery(someOf<Named>('/api/clients', { search: searched, limit: MOST, fields: 'name' }, may('clients') && searched !== ''))
  const isPerson = value?.startsWith('usr_') === true
  const person = useQuery({ ...oneOf<User>('/api/users', value), enabled: isPerson && may('users') })
  const chosen = value === undefined || person.isLoading ? [] : [[value, person.data?.row.username ?? value] as const]
  const found = [
    ...(people.data ?? []).map(({ id, username, name }) => [id, name ? `${username} · ${name}` : username] as const),
    ...(clients.data ?? []).map(({ id, name }) => [id, name ?? id] as const),
  ]
  // An id that stands in a log may belong to something that is found by no name any more.
  const given = searched !== '' && /^[\w.:~-]{3,}$/.test(searched) ? [[searched, searched] as const] : []
  const options = new Map([...given, ...chosen, ...found])
  return (
    <FoundSelect
      aria-label={label}
      placeholder={label}
      w={180}
      clearable
      clearButtonProps={{ 'aria-label': t('list.clear') }}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      value={value ?? null}
      found={options}
      nothingFoundMessage={searched === '' ? undefined : t('list.none_found')}
      search={setTyped}
      onChange={(id) => filter(id ?? undefined)}
    />
  )
}
