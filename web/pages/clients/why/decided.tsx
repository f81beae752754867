import { List, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ExplainedDecision } from '#model/explained-decision.ts'

/** The policies that were asked, and what each said; the one that decided stands out. */
export const Decided = ({ decision: { decided_by, reason, trace } }: { readonly decision: ExplainedDecision }) => {
  const { t } = useTranslation()
  return (
    <div>
      {reason && (
        <Text size="sm" lang="en">
          {reason}
        </Text>
      )}
      <List size="sm" aria-label={t('values.policy')}>
        {trace.map(({ policy, name, engine, effect, applies, error }) => (
          <List.Item key={policy} {...(policy === decided_by && { fw: 600 })}>
            <span className="mono" lang="en">
              {name} ({engine}, {effect}): {applies}
              {error && `, ${error}`}
            </span>
          </List.Item>
        ))}
      </List>
    </div>
  )
}
