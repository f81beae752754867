import { Alert, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { metadata, registry as registryQuery } from '../../../api/names.ts'
import { Failure } from '../../../parts/failure.tsx'
import { Waiting } from '../../../parts/waiting.tsx'
import type { ClientRow } from '../client-row.ts'
import { OffGrants } from './off-grants.tsx'
import { Runner } from './runner.tsx'
import { type Standing, standingOf } from './standing.ts'

/** Runs the client's grants from here, for real, and shows every request and answer; then the code that does the same. */
export default function TryItTab({ client, root }: { readonly client: ClientRow; readonly root?: string }) {
  const query = useQuery(metadata)
  const { data: registry, error } = useQuery(registryQuery)
  if (error) return <Failure failure={error} again={() => void query.refetch()} />
  if (query.isPending || !registry) return <Waiting lines={4} />
  if (query.isError) return <Failure failure={query.error} again={() => void query.refetch()} />
  const standing = standingOf(client, query.data.grant_types_supported ?? [], registry)
  const [first] = standing.open
  return (
    <Stack>
      {first ? <Runner client={client} standing={standing} first={first} registry={registry} root={root} /> : <Nothing standing={standing} />}
      {standing.off.length > 0 && <OffGrants off={standing.off} />}
    </Stack>
  )
}

const Nothing = ({ standing }: { readonly standing: Standing }) => {
  const { t } = useTranslation()
  return <Alert color="gray">{standing.elsewhere.length > 0 ? t('try.elsewhere', { grants: standing.elsewhere.join(', ') }) : t('try.no_grants')}</Alert>
}
