import { Alert, Button, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../../api/call.ts'
import { queries } from '../../../api/rows.ts'
import { done, refused } from '../../../parts/said.ts'
import { Tip } from '../../../parts/tip.tsx'
import { When } from '../../../parts/when.tsx'
import type { Credential } from './rotation.ts'

/** Asks whoever answers for the client to put a newer secret in place of this one. */
export const RemindButton = ({ credential, path }: { readonly credential: Credential; readonly path: string }) => {
  const { t } = useTranslation()
  const reminding = useMutation({
    mutationFn: async () => {
      await call(`${path}/${encodeURIComponent(credential.id)}/remind`, { method: 'POST' })
      await queries.invalidateQueries({ queryKey: [path] })
    },
    onSuccess: () => done(t('credentials.reminded')),
    onError: refused,
  })
  return (
    <Tip label={t('credentials.remind_words')}>
      <Button variant="default" size="xs" onClick={() => reminding.mutate()} loading={reminding.isPending}>
        {t('credentials.remind')}
      </Button>
    </Tip>
  )
}

/** That it was asked for, by whom and since when: a request to those who answer for the client, a note to those who asked. */
export const Reminded = ({ credential, asked }: { readonly credential: Credential; readonly asked: boolean }) => {
  const { t } = useTranslation()
  if (!credential.reminded_at) return null
  const name = credential.reminded_by_name ?? credential.reminded_by ?? ''
  const again = (credential.last_used_at ?? 0) > credential.reminded_at
  if (asked)
    return (
      <Alert color="yellow" mt="xs" p="xs">
        <Text size="sm" component="div">
          {t('credentials.please', { name })} <When at={credential.reminded_at} />
        </Text>
      </Alert>
    )
  return (
    <Text size="sm" mt={6} component="div">
      {t('credentials.reminded_by', { name })} <When at={credential.reminded_at} />. {t(again ? 'credentials.used_since' : 'credentials.unused_since')}
    </Text>
  )
}
