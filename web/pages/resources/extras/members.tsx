import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { User } from '#model/user.ts'
import { someOf } from '../../../api/rows.ts'
import { FoundSelect } from '../../../parts/found-select.tsx'

/** Finds a person by name, and adds them to whatever the page is about. */
export const AddMember = ({ add }: { readonly add: (user: string) => void }) => {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const { data: people = [] } = useQuery(someOf<User>('/api/users', { search: typed, limit: 10 }, typed !== ''))
  return (
    <FoundSelect
      aria-label={t('people.add_member')}
      placeholder={t('people.add_member')}
      value={null}
      searchValue={typed}
      search={setTyped}
      found={people.map(({ id, username }) => [id, username] as const)}
      onChange={(user) => user && add(user)}
    />
  )
}
