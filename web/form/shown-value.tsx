import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AnyField } from '#fields/resource.ts'
import { valueWord } from '../i18n/wording.ts'
import { lengthOf } from '../parts/time.ts'
import { When } from '../parts/when.tsx'

/** A value in words, by the kind of its field: for lists, differences and pages that only show. */
export const ShownValue = ({ field, value }: { readonly field: AnyField | undefined; readonly value: unknown }) => {
  const { t, i18n } = useTranslation()
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0))
    return (
      <Text span c="dimmed" size="sm">
        —
      </Text>
    )
  if (typeof value === 'boolean') return <span>{value ? t('parts.yes') : t('parts.no')}</span>
  if (field?.kind.widget === 'instant') return <When at={Number(value)} />
  if (field?.kind.widget === 'duration') return <span>{lengthOf(Number(value), i18n.language)}</span>
  if (Array.isArray(value) && value.every((part) => typeof part === 'string')) return <span style={{ overflowWrap: 'anywhere' }}>{value.join(', ')}</span>
  if (typeof value === 'object')
    return (
      <Text span className="mono" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
        {JSON.stringify(value, null, 2)}
      </Text>
    )
  const text = String(value)
  return <span style={{ overflowWrap: 'anywhere' }}>{field?.kind.widget === 'select' ? valueWord(text) : text}</span>
}
