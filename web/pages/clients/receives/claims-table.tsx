import { Badge, Table, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AnyRow } from '../../../api/rows.ts'
import { textOf } from '../../../form/input-props.ts'

/** Claims that differ at every request by nature. */
const fleeting = new Set(['iat', 'exp', 'nbf', 'jti', 'auth_time', 'at_hash', 'nonce'])

interface ClaimsTableParts {
  readonly label: string
  readonly claims: AnyRow
  /** The same after a pending change; absent while nothing is changed. */
  readonly after?: AnyRow | null | undefined
  readonly releasedBy: Readonly<Record<string, string>>
}

/** Claims with their values and the reason why each is there; a claim that a pending change adds, removes or alters is marked. */
export const ClaimsTable = ({ label, claims, after, releasedBy }: ClaimsTableParts) => {
  const { t } = useTranslation()
  const names = [...new Set([...Object.keys(claims), ...Object.keys(after ?? {})])]
  const why = (name: string) => (releasedBy[name] ? t('receives.by_scope', { scope: releasedBy[name] }) : t('receives.by_protocol'))
  return (
    <Table.ScrollContainer minWidth={280} type="native" tabIndex={0} role="region" aria-label={label}>
      <Table aria-label={label} verticalSpacing={4}>
        <Table.Tbody>
          {names.map((name) => {
            const [before, next] = [textOf(claims[name]), after === undefined ? undefined : textOf(after?.[name])]
            const changed = next !== undefined && next !== before && !fleeting.has(name)
            return (
              <Table.Tr key={name} data-claim={name}>
                <Table.Td className="mono">{name}</Table.Td>
                <Table.Td className="mono" style={{ overflowWrap: 'anywhere' }}>
                  {changed ? <del>{before || '—'}</del> : before}
                  {changed && (
                    <>
                      {' '}
                      <ins>{next || '—'}</ins> <Badge color="yellow">{t('receives.changes')}</Badge>
                    </>
                  )}
                </Table.Td>
                <Table.Td visibleFrom="sm">
                  <Text size="xs" c="dimmed">
                    {why(name)}
                  </Text>
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
