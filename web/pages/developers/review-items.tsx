import { Badge, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { itemTone, type ReviewItem } from './stages.ts'

/** The items of a request, each with its state and reason. */
export const ReviewItems = ({ items }: { readonly items: readonly ReviewItem[] }) => {
  const { t } = useTranslation()
  return (
    <>
      {items.map((item) => (
        <Group key={`${item.kind} ${item.value}`} gap="xs" wrap="nowrap" align="flex-start">
          <Badge color={itemTone[item.state]} style={{ flex: 'none' }}>
            {t(`portal.item_states.${item.state}`)}
          </Badge>
          <div>
            <Text size="sm">
              {t(`portal.items.${item.kind}`)} {item.kind !== 'go_live' && <span className="mono">{item.value}</span>}
            </Text>
            {item.reason && (
              <Text size="sm" c="dimmed">
                {item.reason}
              </Text>
            )}
          </div>
        </Group>
      ))}
    </>
  )
}
