import { Button } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/call.ts'
import { refused } from '../../parts/said.ts'
import type { ClientRow } from '../clients/client-row.ts'
import { APPLICATIONS } from './stages.ts'

interface Launch {
  readonly data: { readonly launch_url: string | null }
}

/** Asks for a launch for oneself, and opens the application with it. */
export const useLaunch = (path: string) =>
  useMutation({
    mutationFn: async () => (await call<Launch>(path, { method: 'POST' })).body.data.launch_url,
    onSuccess: (url) => {
      if (url !== null) window.location.assign(url)
    },
    onError: refused,
  })

/** The test launch of an application by its developer. It needs an address where its sign-in begins. */
export const TestLaunch = ({ application: { id, initiate_login_uri } }: { readonly application: ClientRow }) => {
  const { t } = useTranslation()
  const launching = useLaunch(`${APPLICATIONS}/${encodeURIComponent(id)}/launches`)
  if (!initiate_login_uri) return null
  return (
    <Button variant="default" leftSection={<IconPlayerPlay size={16} aria-hidden />} onClick={() => launching.mutate()} loading={launching.isPending}>
      {t('portal.test_launch')}
    </Button>
  )
}
