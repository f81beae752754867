import { Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../../api/call.ts'

interface Named {
  readonly id: string
  readonly name: string
}
interface Way extends Named {
  readonly via: 'person' | 'backend' | 'group' | 'organization'
  readonly path?: readonly Named[]
  readonly role?: Named
}
interface Effective {
  readonly scopes: readonly { readonly name: string; readonly ways: readonly Way[] }[]
}

/** A way in words: whose it is, the groups that lead there, and the role that has the scope. */
function useWords() {
  const { t } = useTranslation()
  return ({ via, name, path, role }: Way): string => {
    const place =
      via === 'person'
        ? t('people.own')
        : via === 'backend'
          ? t('people.by_backend', { name })
          : via === 'organization'
            ? t('people.by_organization', { name })
            : (path ?? []).map((one) => one.name).join(' → ')
    return role ? `${place}, ${t('people.by_role', { name: role.name })}` : place
  }
}

/** The private scopes that a person holds, each with the ways it came. */
export const EffectiveScopes = ({ id }: { readonly id: string }) => {
  const { t } = useTranslation()
  const words = useWords()
  const path = `/api/users/${encodeURIComponent(id)}/effective`
  const { data } = useQuery({ queryKey: [path], queryFn: async () => (await call<{ data: Effective }>(path)).body.data })
  if (!data || data.scopes.length === 0) return null
  return (
    <Stack className="card" component="section" p="lg" mb="lg" gap="xs" aria-label={t('people.effective')}>
      <Title order={2} size="h3">
        {t('people.effective')}
      </Title>
      {data.scopes.map(({ name, ways }) => (
        <Group key={name} justify="space-between" align="flex-start" gap="xs">
          <span className="mono">{name}</span>
          <Text size="sm" c="dimmed">
            {ways.map(words).join(' · ')}
          </Text>
        </Group>
      ))}
    </Stack>
  )
}
