import { ActionIcon, Group, Stack, Text, Title } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { GroupMember } from '#model/group.ts'
import { create, remove, someOf } from '../../../api/rows.ts'
import { randomText } from '../../../auth/pkce.ts'
import { may } from '../../../auth/tokens.ts'
import { refused } from '../../../parts/said.ts'
import { RowLink } from '../cell.tsx'
import { AddMember } from './members.tsx'
import type { ExtrasParts } from './parts.ts'

/** The people in a group; people are added by name. */
export const GroupExtras = ({ id }: ExtrasParts) => {
  const { t } = useTranslation()
  const path = `/api/groups/${encodeURIComponent(id)}/members`
  const { data: members = [] } = useQuery(someOf<GroupMember>(path, { limit: 200 }))
  const adding = useMutation({ mutationFn: (user_id: string) => create(path, 'group_member', { user_id }, randomText()), onError: refused })
  const removing = useMutation({ mutationFn: (user_id: string) => remove(path, user_id), onError: refused })
  const writable = may('users', 'manage')
  return (
    <Stack className="card" p="lg" mb="lg" gap="sm">
      <Title order={2} size="h3">
        {t('people.members', { count: members.length })}
      </Title>
      {members.map((member) => (
        <Group key={member.id} justify="space-between">
          <RowLink resource="user" id={member.user_id} />
          {writable && (
            <ActionIcon variant="subtle" color="red" aria-label={t('people.remove_member')} onClick={() => removing.mutate(member.user_id)}>
              <IconTrash size={16} />
            </ActionIcon>
          )}
        </Group>
      ))}
      {members.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('people.no_members_here')}
        </Text>
      )}
      {writable && <AddMember add={adding.mutate} />}
    </Stack>
  )
}
