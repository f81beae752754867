import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { User } from '#model/user.ts'
import { someOf } from '../../../api/rows.ts'

/** Finds a person by name, and adds them to whatever the page is about. */
export const AddMember = ({ add }: { readonly add: (user: string) => void }) => {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const { data: people = [] } = useQuery(someOf<User>('/api/users', { search: typed, limit: 10 }, typed !== ''))
  return (
    <Select
      aria-label={t('people.add_member')}
      placeholder={t('people.add_member')}
      searchable
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      data={people.map((person) => ({ value: person.id, label: person.username }))}
      filter={({ options }) => options}
      onChange={(user) => user && add(user)}
    />
  )
}
