import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecipeKind } from '#model/start-values.ts'
import { PageHead } from '../../parts/page-head.tsx'
import type { ClientRow } from '../clients/client-row.ts'
import { Details } from '../clients/new-client/details.tsx'
import { KindChoice } from '../clients/new-client/kind-choice.tsx'
import { Made } from '../clients/new-client/made.tsx'
import { APPLICATIONS } from './stages.ts'

/** A developer's new application: a sandbox that works at once, for its makers. */
export default function NewApplicationPage() {
  const { t } = useTranslation()
  const [kind, setKind] = useState<RecipeKind>()
  const [made, setMade] = useState<ClientRow & { readonly secret?: string }>()
  return (
    <>
      <PageHead title={made ? t('wizard.made', { name: made.name }) : t('portal.new')} words={t(made ? 'portal.sandbox' : 'wizard.words')} />
      {made ? (
        <Made client={made} to={`/applications/${encodeURIComponent(made.id)}`} />
      ) : kind ? (
        <Details kind={kind} door={{ path: APPLICATIONS, list: '/applications', author: 'portal' }} back={() => setKind(undefined)} made={setMade} />
      ) : (
        <KindChoice choose={setKind} />
      )}
    </>
  )
}
