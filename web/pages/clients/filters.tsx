import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clientStates } from '#model/client-state.ts'
import type { User } from '#model/user.ts'
import { names as namesQuery } from '../../api/names.ts'
import { oneOf, someOf } from '../../api/rows.ts'
import { may } from '../../auth/tokens.ts'
import { valueWord } from '../../i18n/wording.ts'
import type { SearchTexts } from '../../list/search.ts'
import { FoundSelect } from '../../parts/found-select.tsx'
import { useLater } from '../../parts/later.ts'
import { type ClientKind, kindIcons } from './kinds.ts'

interface FilterParts {
  readonly address: SearchTexts
  readonly change: (next: SearchTexts) => void
}

/** Narrows the list: by grant, kind, state, owner, idleness. */
export default function ClientFilters({ address, change }: FilterParts) {
  const { t } = useTranslation()
  const { data: names } = useQuery(namesQuery)
  const filter = (name: string, label: string, data: readonly { readonly value: string; readonly label: string }[]) => (
    <Select
      key={name}
      aria-label={label}
      placeholder={label}
      w={132}
      clearable
      clearButtonProps={{ 'aria-label': t('list.clear') }}
      value={address[name] ?? null}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      data={[...data]}
      onChange={(value) => change({ [name]: value ?? undefined })}
    />
  )
  const words = (values: readonly string[]) => values.map((value) => ({ value, label: valueWord(value) }))
  return (
    <>
      {filter(
        'kind',
        t('clients.kind'),
        (Object.keys(kindIcons) as ClientKind[]).map((kind) => ({ value: kind, label: t(`clients.kinds.${kind}`) })),
      )}
      {filter('grant_type', t('clients.grant'), words(names?.grants ?? []))}
      {filter(
        'state',
        t('clients.state'),
        clientStates.map((state) => ({ value: state, label: t(`clients.states.${state}`) })),
      )}
      {filter(
        'idle',
        t('clients.idle'),
        [30, 90, 365].map((days) => ({ value: String(days), label: t('clients.idle_days', { count: days }) })),
      )}
      {may('users') && <OwnerFilter address={address} change={change} />}
    </>
  )
}

const OwnerFilter = ({ address, change }: FilterParts) => {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const later = useLater()
  const { data: people = [] } = useQuery(someOf<User>('/api/users', { search: typed, limit: 10 }, later))
  // The owner that the address names may not be among the first ones.
  const { data: owner } = useQuery(oneOf<User>('/api/users', address['owner']))
  return (
    <FoundSelect
      aria-label={t('clients.owner')}
      placeholder={t('clients.owner')}
      w={132}
      clearable
      clearButtonProps={{ 'aria-label': t('list.clear') }}
      value={address['owner'] ?? null}
      found={[...(owner ? [owner.row] : []), ...people].map(({ id, username }) => [id, username] as const)}
      search={setTyped}
      onChange={(id) => change({ owner: id ?? undefined })}
    />
  )
}
