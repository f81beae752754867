import { Stepper } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { drop, keep, kept } from '../../../api/stored.ts'
import { PageHead } from '../../../parts/page-head.tsx'
import type { ClientRow } from '../client-row.ts'
import { Details } from './details.tsx'
import { KindChoice } from './kind-choice.tsx'
import { Made } from './made.tsx'
import type { RecipeKind } from './start-values.ts'

const CHOSEN = 'new:client:kind'
/** The step that this tab was at. */
const chosenHere = () => {
  const found = kept<RecipeKind>(CHOSEN)
  return found?.here ? found.value : undefined
}

/** A new client in three steps: what kind of thing it is, what it needs, and its credentials. */
export default function NewClientPage() {
  const { t } = useTranslation()
  const [kind, setKind] = useState<RecipeKind | undefined>(() => chosenHere())
  const [made, setMade] = useState<ClientRow & { readonly secret?: string }>()
  const choose = (next: RecipeKind | undefined) => {
    if (next) keep(CHOSEN, next)
    else drop(CHOSEN)
    setKind(next)
  }
  const step = made ? 2 : kind ? 1 : 0
  return (
    <>
      <PageHead title={made ? t('wizard.made', { name: made.name }) : t('clients.new')} words={made ? undefined : t('wizard.words')} />
      <Stepper active={step} size="xs" mb="xl" maw={640} onStepClick={(at) => at === 0 && choose(undefined)} allowNextStepsSelect={false}>
        <Stepper.Step label={t('wizard.step_kind')} allowStepSelect={step === 1} />
        <Stepper.Step label={t('wizard.step_details')} allowStepSelect={false} />
        <Stepper.Step label={t('wizard.step_use')} allowStepSelect={false} />
      </Stepper>
      {made ? (
        <Made client={made} to={`/clients/${encodeURIComponent(made.id)}`} />
      ) : kind ? (
        <Details
          key={kind}
          kind={kind}
          back={() => choose(undefined)}
          made={(client) => {
            choose(undefined)
            setMade(client)
          }}
        />
      ) : (
        <KindChoice choose={choose} />
      )}
    </>
  )
}
