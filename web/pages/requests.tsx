import { useTranslation } from 'react-i18next'
import { PageHead } from '../parts/page-head.tsx'
import { CLIENTS } from './clients/client-row.ts'
import RequestLog from './clients/log/request-log.tsx'

/** The request log of the tenant. */
export default function RequestsPage() {
  const { t } = useTranslation()
  return (
    <>
      <PageHead title={t('nav.requests')} words={t('log.about')} />
      <RequestLog root={CLIENTS} />
    </>
  )
}
