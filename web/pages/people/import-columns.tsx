import { Button, Group, Select, SimpleGrid } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { form } from '#fields/form.ts'
import { user } from '#model/user.ts'
import { patch } from '../../api/rows.ts'
import { may } from '../../auth/tokens.ts'
import { wording } from '../../i18n/wording.ts'
import { Panel } from '../../parts/panel.tsx'
import { refused } from '../../parts/said.ts'
import { actOn, IMPORTS, type ImportRow } from './import-row.ts'

/** The fields of a person that the form knows and an import does not take. */
const notTaken = ['backend_id', 'user_code', 'metadata', 'address']

/** The choices for a column. One that is read as an attribute keeps its choice. */
function useChoices(columns: ImportRow['columns']) {
  const { t } = useTranslation()
  const fields = form(user, 'admin').filter(({ name, editable }) => editable !== 'never' && !notTaken.includes(name))
  const own = [
    { value: '', label: t('imports.left_out') },
    ...fields.map((input) => ({ value: input.name, label: wording(user.name, input).label })),
    { value: 'groups', label: t('imports.groups') },
    { value: 'password_hash', label: t('imports.password_hash') },
  ]
  const further = [...new Set(Object.values(columns).flatMap((name) => (name && !own.some(({ value }) => value === name) ? [name] : [])))]
  return (column: string) => {
    const attribute = `metadata.${column}`
    const more = [...further, ...(further.includes(attribute) ? [] : [attribute])].map((value) => ({ value, label: value }))
    return [...own, ...more]
  }
}

/** Which column becomes which field. After a change the file is checked again. */
export const ImportColumns = ({ row }: { readonly row: ImportRow }) => {
  const { t } = useTranslation()
  const [columns, setColumns] = useState(row.columns)
  const choices = useChoices(row.columns)
  const isChanged = JSON.stringify(columns) !== JSON.stringify(row.columns)
  const saving = useMutation({
    mutationFn: async () => {
      await patch(IMPORTS, { id: row.id, name: 'user_import', changes: { columns } })
      await actOn(row.id, 'check')
    },
    onError: refused,
  })
  return (
    <Panel title={t('imports.columns')}>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {row.found.map((column) => (
          <Select
            key={column}
            label={column}
            searchable
            disabled={!may('users', 'manage')}
            data={choices(column)}
            value={columns[column] ?? ''}
            onChange={(chosen) => setColumns({ ...columns, [column]: chosen === '' ? null : chosen })}
          />
        ))}
      </SimpleGrid>
      <Group justify="flex-end">
        <Button variant="default" disabled={!isChanged} loading={saving.isPending} onClick={() => saving.mutate()}>
          {t('imports.check_again')}
        </Button>
      </Group>
    </Panel>
  )
}
