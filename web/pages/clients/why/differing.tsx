import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { nearestDifference } from './difference.ts'
import type { Explained } from './explained.ts'

const style = { background: 'light-dark(#ffd8a8, #5f3b00)', color: 'inherit', borderRadius: 3, padding: '0 1px' }

/** The received and the expected value; of a redirect URI, the characters that differ are marked. */
export const Differing = ({ explained: { check, got, expected = [] } }: { readonly explained: Explained }) => {
  const { t } = useTranslation()
  const isUri = check.startsWith('redirect_uri')
  const difference = isUri && got !== undefined ? nearestDifference(expected, got) : undefined
  const line = (label: string, text: string, differing: string | undefined) => (
    <Text size="sm" component="div">
      <Text span c="dimmed" size="sm">
        {label}{' '}
      </Text>
      <span className="mono" style={{ overflowWrap: 'anywhere' }}>
        {difference && differing !== undefined ? (
          <>
            {difference.before}
            {differing !== '' && <mark style={style}>{differing}</mark>}
            {difference.after}
          </>
        ) : (
          text
        )}
      </span>
    </Text>
  )
  return (
    <div>
      {got !== undefined && line(t('why.got'), got, difference?.got)}
      {expected.length > 0 && line(t('why.expected'), expected.join(', '), difference?.expected)}
    </div>
  )
}
