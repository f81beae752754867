import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Namespace } from '#model/namespace.ts'
import type { User } from '#model/user.ts'
import { someOf } from '../../api/rows.ts'
import { may } from '../../auth/tokens.ts'
import { FoundSelect } from '../../parts/found-select.tsx'

interface PickerParts {
  readonly value: string | null
  readonly set: (value: string | null) => void
}

/** Picks the person who owns a client, found by what is typed. */
export const OwnerPicker = ({ value, set }: PickerParts) => {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const { data: people = [] } = useQuery(someOf<User>('/api/users', { search: typed, limit: 10 }, may('users')))
  return (
    <FoundSelect
      data-autofocus
      label={t('clients.owner')}
      value={value}
      found={people.map(({ id, username }) => [id, username] as const)}
      search={setTyped}
      onChange={set}
    />
  )
}

/** Picks a namespace, or none. */
export const NamespacePicker = ({ value, set }: PickerParts) => {
  const { t } = useTranslation()
  const { data: namespaces = [] } = useQuery(someOf<Namespace>('/api/namespaces', { limit: 200, sort: 'name' }))
  return (
    <Select
      data-autofocus
      label={t('client.namespace')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('list.clear') }}
      value={value}
      data={namespaces.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={set}
    />
  )
}
