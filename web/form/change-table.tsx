import { Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { form } from '#fields/form.ts'
import type { AnyResource } from '#fields/resource.ts'
import { wording } from '../i18n/wording.ts'
import { ShownValue } from './shown-value.tsx'

export type Changes = Readonly<Record<string, { readonly before?: unknown; readonly after?: unknown }>>

/** Changes, field by field: before and after, with the labels of the form. */
export const ChangeTable = ({ resource, changes }: { readonly resource: AnyResource; readonly changes: Changes }) => {
  const { t } = useTranslation()
  const inputs = new Map(form(resource, 'admin').map((input) => [input.name, input]))
  const label = (name: string) => {
    const input = inputs.get(name)
    return input ? wording(resource.name, input).label : name
  }
  return (
    <Table.ScrollContainer minWidth={260} type="native" tabIndex={0} role="region" aria-label={t('form.changes')}>
      <Table layout="fixed" verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('form.field')}</Table.Th>
            <Table.Th>{t('form.before')}</Table.Th>
            <Table.Th>{t('form.after')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {Object.entries(changes).map(([name, change]) => (
            <Table.Tr key={name}>
              <Table.Td fw={550}>{label(name)}</Table.Td>
              {'before' in change || 'after' in change ? (
                <>
                  <Table.Td>
                    <del style={{ textDecorationColor: 'var(--gh-bad)' }}>
                      <ShownValue field={resource.fields[name]} value={change.before} />
                    </del>
                  </Table.Td>
                  <Table.Td>
                    <ins style={{ textDecoration: 'none', background: 'light-dark(#dff5e8, #123524)', borderRadius: 4, padding: '1px 4px' }}>
                      <ShownValue field={resource.fields[name]} value={change.after} />
                    </ins>
                  </Table.Td>
                </>
              ) : (
                <Table.Td colSpan={2}>
                  <Text size="sm" c="dimmed">
                    {t('form.secret_changed')}
                  </Text>
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
