import { Badge, Table, Text } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { messageWord } from '../../i18n/wording.ts'
import { Blank } from '../../parts/blank.tsx'
import { Failure } from '../../parts/failure.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Waiting } from '../../parts/waiting.tsx'
import { scopeCatalogue } from './scope-catalogue.ts'

/** The catalogue of scopes: what each allows in words, and who approves that an application asks people for it. */
export default function ScopesPage() {
  const { t } = useTranslation()
  const query = useQuery(scopeCatalogue)
  return (
    <>
      <PageHead title={t('portal.catalogue')} words={t('portal.catalogue_words')} />
      {query.isPending && <Waiting lines={4} />}
      {query.isError && <Failure failure={query.error} again={() => void query.refetch()} />}
      {query.data?.length === 0 && <Blank icon={IconKey} title={t('portal.no_scopes')} words={t('portal.no_scopes_words')} />}
      {(query.data?.length ?? 0) > 0 && (
        <Table.ScrollContainer minWidth={300} type="native" className="card" tabIndex={0} role="region" aria-label={t('portal.catalogue')}>
          <Table aria-label={t('portal.catalogue')}>
            <Table.Tbody>
              {query.data?.map(({ name, label, description, approved_by }) => (
                <Table.Tr key={name} data-scope={name}>
                  <Table.Td style={{ overflowWrap: 'anywhere' }}>
                    <Text size="sm" fw={550}>
                      {messageWord(label ?? name)}
                    </Text>
                    <span className="mono">{name}</span>
                    {description && <Text size="sm">{description}</Text>}
                  </Table.Td>
                  <Table.Td ta="right">
                    <Badge variant="light" color={approved_by === 'nobody' ? 'teal' : 'yellow'}>
                      {t(`portal.approved_by.${approved_by}`)}
                    </Badge>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </>
  )
}
