import { Badge, Checkbox, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ChecklistItem, CheckOfReview, CheckState } from '#model/review-checklist.ts'
import { documentAt } from '../../api/rows.ts'

export const useChecklist = (root: string, id: string, enabled = true) =>
  useQuery(documentAt<readonly ChecklistItem[]>(`${root}/${encodeURIComponent(id)}/checklist`, {}, enabled))

const tone: Readonly<Record<CheckState, string>> = { met: 'teal', open: 'red', look: 'yellow' }

interface ChecklistParts {
  readonly items: readonly ChecklistItem[]
  /** The points that are ticked; absent where nobody ticks, as for the developer. */
  readonly ticked?: readonly CheckOfReview[]
  readonly tick?: (checked: readonly CheckOfReview[]) => void
}

/** The points that a reviewer checks before an application goes live, each with its values. */
export const Checklist = ({ items, ticked = [], tick }: ChecklistParts) => {
  const { t } = useTranslation()
  return (
    <Stack gap="xs" role="group" aria-label={t('portal.checklist')} data-checklist>
      <Text size="sm" fw={550}>
        {t('portal.checklist')}
      </Text>
      {items.map(({ check, state, shown }) => (
        <Group key={check} gap="xs" wrap="nowrap" align="flex-start" data-check={check}>
          <Badge color={tone[state]} w={72} style={{ flex: 'none' }}>
            {t(`portal.check_states.${state}`)}
          </Badge>
          <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
            {tick ? (
              <Checkbox
                size="xs"
                label={t(`portal.checks.${check}`)}
                checked={ticked.includes(check)}
                onChange={(event) => tick(event.currentTarget.checked ? [...ticked, check] : ticked.filter((name) => name !== check))}
              />
            ) : (
              <Text size="sm">{t(`portal.checks.${check}`)}</Text>
            )}
            {shown.map((value) => (
              <Text key={value} size="sm" c="dimmed">
                {value}
              </Text>
            ))}
          </div>
        </Group>
      ))}
    </Stack>
  )
}

/** The points that nobody has looked at: all but the ticked ones and those that the server sees to be met. */
export const untickedOf = (items: readonly ChecklistItem[], ticked: readonly CheckOfReview[]): readonly CheckOfReview[] =>
  items.flatMap(({ check, state }) => (state === 'met' || ticked.includes(check) ? [] : [check]))
