import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../../api/call.ts'
import { queries } from '../../../api/rows.ts'
import { may } from '../../../auth/tokens.ts'
import { done, refused } from '../../../parts/said.ts'
import { When } from '../../../parts/when.tsx'

interface Told {
  readonly factors: readonly { readonly id: string; readonly type: 'totp' | 'passkey'; readonly name: string; readonly created_at: number }[]
  readonly recovery_codes: number
}

/** The second factors of a person, and the button for somebody who lost them. */
export const Factors = ({ id }: { readonly id: string }) => {
  const { t } = useTranslation()
  const path = `/api/users/${encodeURIComponent(id)}/factors`
  const { data: told } = useQuery({ queryKey: [path], queryFn: async () => (await call<{ data: Told }>(path)).body.data })
  const reset = useMutation({
    mutationFn: async () => {
      await call(`/api/users/${encodeURIComponent(id)}/reset_factors`, { method: 'POST' })
      await queries.invalidateQueries({ queryKey: [path] })
    },
    onSuccess: () => done(t('form.saved')),
    onError: refused,
  })
  if (!told || told.factors.length === 0) return null
  return (
    <Stack className="card" p="md" mb="lg" gap="xs">
      <Group justify="space-between">
        <Text fw={600}>{t('people.factors')}</Text>
        {may('users', 'manage') && (
          <Button variant="default" loading={reset.isPending} onClick={() => reset.mutate()}>
            {t('people.reset_factors')}
          </Button>
        )}
      </Group>
      {told.factors.map((factor) => (
        <Text key={factor.id} size="sm" component="div">
          {factor.name} · {t(factor.type === 'totp' ? 'people.app' : 'people.passkey')} · <When at={factor.created_at} />
        </Text>
      ))}
      <Text size="sm" c="dimmed">
        {t('people.recovery_codes', { count: told.recovery_codes })}
      </Text>
    </Stack>
  )
}
