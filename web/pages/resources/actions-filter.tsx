import { MultiSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { someOf } from '../../api/rows.ts'
import { actionWord, thingWord } from '../../i18n/wording.ts'

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
  const names = [...new Set([...actions.map(({ name }) => name), ...chosen])]
  const groups = Object.entries(Object.groupBy(names, (name) => name.split('.')[0] ?? '')).map(([resource, of = []]) => ({
    group: thingWord(resource),
    // A sentence that goes on with the name of a row ends in a colon there.
    items: of.map((name) => ({ value: name, label: actionWord(name).replace(/\s*:$/, '') })),
  }))
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
      data={groups.sort((a, b) => a.group.localeCompare(b.group))}
      onChange={(names) => filter(names.length === 0 ? undefined : names.join(','))}
    />
  )
}
