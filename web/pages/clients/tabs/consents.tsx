import { Button, Group } from '@mantine/core'
import { IconUserCheck } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Consent } from '#model/consent.ts'
import { listOf, remove } from '../../../api/rows.ts'
import { may } from '../../../auth/tokens.ts'
import { RowList } from '../../../list/row-list.tsx'
import type { Column } from '../../../list/table.tsx'
import { Blank } from '../../../parts/blank.tsx'
import { done, refused } from '../../../parts/said.ts'
import { When } from '../../../parts/when.tsx'
import { RowLink } from '../../resources/cell.tsx'
import type { ClientRow } from '../client-row.ts'

const CONSENTS = '/api/consents'

/** A consent as the API lists it, with the name of the person. */
interface NamedConsent extends Consent {
  readonly username?: string
}

/** The consents to this client: each person, and the scopes they agreed to. */
export default function ConsentsTab({ client }: { readonly client: ClientRow }) {
  const { t } = useTranslation()
  const query = useInfiniteQuery(listOf<NamedConsent>(CONSENTS, { client_id: client.id }))
  const removing = useMutation({ mutationFn: (id: string) => remove(CONSENTS, id), onSuccess: () => done(t('client.consent_gone')), onError: refused })
  const columns: readonly Column<NamedConsent>[] = [
    { name: 'user_id', title: t('client.person'), draw: (consent) => <RowLink resource="user" id={consent.user_id} name={consent.username} /> },
    { name: 'scopes', title: t('client.allows'), draw: (consent) => consent.scopes.join(' ') },
    { name: 'updated_at', title: t('client.agreed'), draw: (consent) => <When at={consent.updated_at} /> },
    { name: 'last_used_at', title: t('clients.last_used'), draw: (consent) => <When at={consent.last_used_at} /> },
    {
      name: 'act',
      title: t('client.act'),
      draw: (consent) =>
        may('users', 'manage') && (
          <Group>
            <Button size="compact-xs" variant="default" onClick={() => removing.mutate(consent.id)}>
              {t('client.revoke')}
            </Button>
          </Group>
        ),
    },
  ]
  return (
    <div className="card">
      <RowList
        label={t('client.consents')}
        query={query}
        columns={columns}
        idOf={(consent) => consent.id}
        open={() => {}}
        empty={
          <Blank
            icon={IconUserCheck}
            title={t('client.no_consents')}
            words={client.first_party ? t('client.no_consents_first_party') : t('client.no_consents_words')}
          />
        }
      />
    </div>
  )
}
