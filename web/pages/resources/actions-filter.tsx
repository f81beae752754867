import { MultiSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { someOf } from '../../api/rows.ts'
import { actionWord } from '../../i18n/wording.ts'

interface ActionsParts {
  readonly label: string
  /** Names with commas between. */
  readonly value: string | undefined
  readonly filter: (value: string | undefined) => void
}

/** Narrows the audit log to some actions, found and chosen by their words. */
export default function ActionsFilter({ label, value, filter }: ActionsParts) {
  const { t } = useTranslation()
  const { data: actions = [] } = useQuery({ ...someOf<{ readonly name: string }>('/api/audit-actions'), staleTime: Number.POSITIVE_INFINITY })
  const chosen = value?.split(',') ?? []
  const words = new Map([...actions.map(({ name }) => name), ...chosen].map((name) => [name, actionWord(name)]))
  return (
    <MultiSelect
      aria-label={label}
      placeholder={chosen.length === 0 ? label : ''}
      w={{ base: '100%', sm: 280 }}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('list.clear') }}
      hidePickedOptions
      nothingFoundMessage={t('list.none_found')}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      value={chosen}
      data={[...words].map(([name, word]) => ({ value: name, label: word })).sort((a, b) => a.label.localeCompare(b.label))}
      onChange={(names) => filter(names.length === 0 ? undefined : names.join(','))}
    />
  )
}
